"""Whoever has a draft open is seen by the others, window by window."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from releases.drafting.presence import appear
from releases.drafting.saving import Writer
from releases.models import OpenEditor, SavedState
from tests.drafting.conftest import LIST, save
from tests.factories import NOW


def here(client: Client, draft: SectionRevision, **more: object) -> str:
    form = {"edit": draft.edit, "editor": "one"} | more
    headers = {"HX-Request": "true"}
    return client.post(f"{LIST}{draft.pk}/presence/", form, headers=headers).text


def test_others_are_named_and_whether_they_write(
    draft: SectionRevision, hers: Client, his: Client, ada: User, bob: User
) -> None:
    assert "here" not in here(hers, draft)

    assert f"{ada} has it open." in here(his, draft)
    save(his, draft, source="His.")

    told = here(hers, draft, edit=0)
    assert f"{bob} is writing here." in told
    assert f"{bob} has saved since" in told
    assert 'data-edit="0"' in told


def test_two_windows_of_one_person_are_two(draft: SectionRevision, hers: Client) -> None:
    here(hers, draft)

    assert "You have it open in another window, too." in here(hers, draft, editor="two")
    save(hers, draft, source="Mine.")
    assert "You are writing in another window, too." in here(hers, draft, editor="two")


def test_a_closed_window_is_gone_at_once(draft: SectionRevision, hers: Client, his: Client) -> None:
    here(hers, draft)
    here(hers, draft, leaving="1")

    assert "has it open" not in here(his, draft)


def test_windows_that_were_not_heard_of_are_forgotten(draft: SectionRevision, ada: User) -> None:
    appear(draft, Writer(ada, NOW - timedelta(days=15), "old"), seen=0)
    appear(draft, Writer(ada, NOW, "new"), seen=0)

    assert [page.editor for page in OpenEditor.objects.all()] == ["new"]


def test_what_a_page_begins_from_is_kept(draft: SectionRevision, hers: Client) -> None:
    here(hers, draft)
    here(hers, draft)

    assert [state.why for state in SavedState.objects.all()] == ["found"]


@pytest.mark.parametrize("edit", ["", "x"])
def test_a_page_that_does_not_say_where_it_stands_is_told(
    edit: str, draft: SectionRevision, hers: Client
) -> None:
    assert "It is not clear which state" in here(hers, draft, edit=edit)


def test_nobody_is_here_for_whoever_is_signed_out(draft: SectionRevision) -> None:
    assert "You are signed out" in here(Client(), draft)
