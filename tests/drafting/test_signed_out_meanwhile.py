"""Whoever was signed out while writing gets their words back, and saves them after signing in."""

import pytest
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from tests.drafting.conftest import LIST, fields, save


def test_a_save_without_a_sign_in_is_refused_in_place(draft: SectionRevision, db: None) -> None:
    answer = save(Client(), draft, source="Lost?")

    assert (answer.status_code, "Location" in answer.headers) == (403, False)
    assert 'role="alert">You are signed out, so nothing was saved.' in answer.text


def test_the_forms_own_button_gives_the_words_back(draft: SectionRevision, hers: Client) -> None:
    form = fields(source="Long\nand <b>hers</b>.", _save="Save", **{"CHANGE_FORM-action": ""})
    address = f"{LIST}{draft.pk}/change/"

    answer = Client().post(address, form)

    assert answer.status_code == 403
    assert "Long\nand &lt;b&gt;hers&lt;/b&gt;.</textarea>" in answer.text
    assert f'<form method="post" action="{address}">' in answer.text
    assert '<input type="hidden" name="edit" value="0">' in answer.text
    assert "CHANGE_FORM" not in answer.text
    assert ">Source</label>" in answer.text
    again = hers.post(address, fields(source="Long\nand <b>hers</b>."))
    draft.refresh_from_db()
    assert (again.status_code, draft.source) == (302, "Long\nand <b>hers</b>.")


def test_a_page_from_before_the_sign_in_comes_back_with_its_words(
    draft: SectionRevision, ada: User
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)

    answer = strict.post(f"{LIST}{draft.pk}/change/", fields(source="Hers."))
    other = strict.post(f"{LIST}{draft.pk}/change/", {"source": "Forged."})

    assert "This page is from before you signed in" in answer.text
    assert 'name="source" value="Hers."' in answer.text
    assert "Forged." not in other.text
    assert (answer.status_code, other.status_code) == (403, 403)


@pytest.mark.parametrize("method", ["get", "post"])
def test_others_who_are_signed_out_are_led_to_the_sign_in(
    method: str, draft: SectionRevision
) -> None:
    address = f"{LIST}{draft.pk}/change/"

    answer = getattr(Client(), method)(address)

    assert answer.url == f"/accounts/login/?next={address}"


def test_words_of_somebody_else_in_the_same_browser_are_refused(
    draft: SectionRevision, hers: Client, bob: User
) -> None:
    answer = save(hers, draft, source="Bob's.", person=bob.pk)

    assert answer.status_code == 403
    assert "Somebody else has signed in in this browser." in answer.text


def test_who_may_not_write_is_told_so_and_not_redirected(
    draft: SectionRevision, hers: Client, ada: User
) -> None:
    ada.groups.clear()

    answer = save(hers, draft, source="No.")

    assert answer.status_code == 403
    assert "You may not write this draft." in answer.text


@pytest.mark.parametrize("pk", [10**6, 10**30])
def test_words_for_a_draft_that_is_gone_stay_in_the_page(
    pk: int, draft: SectionRevision, hers: Client
) -> None:
    answer = hers.post(f"{LIST}{pk}/save/", fields(source="Kept."))

    assert answer.status_code == 410
    assert "This draft was deleted." in answer.text
    assert 'value="Kept."' in answer.text
