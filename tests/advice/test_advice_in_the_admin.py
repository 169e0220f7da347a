"""Advice stands beside drafts and releases in the admin, and keeps nothing from being released."""

import pytest
from django.test import Client

from releases.promotion import promote
from releases.rings import Ring
from tests.factories import (
    NOW,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
)

pytestmark = pytest.mark.django_db

NO_CHECK = "No knowledge check: readers cannot tell"


@pytest.fixture
def admin(client: Client) -> Client:
    """An administrator's browser."""
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    return client


def test_a_draft_shows_its_advice(admin: Client) -> None:
    draft = SectionRevisionFactory.create(source="See [here](https://example.org).", lede="")

    html = admin.get(f"/admin/courses/sectionrevision/{draft.pk}/change/").content.decode()

    assert NO_CHECK in html
    assert "<b>Text, line 1:</b> “here” does not say" in html


def test_a_question_shows_its_advice_or_that_there_is_none(admin: Client) -> None:
    draft = QuestionRevisionFactory.create(stem="Which one is **not** so?", passage="somewhere")
    address = f"/admin/quizzes/questionrevision/{draft.pk}/change/"
    before = admin.get(address).content.decode()

    draft.stem = "Which one is not so?"
    draft.save()

    assert "is easily overlooked" not in before
    assert "<b>Question:</b> “not” is easily overlooked" in admin.get(address).content.decode()


def test_a_release_lists_advice_until_it_moves_and_moves_all_the_same(admin: Client) -> None:
    draft = SectionRevisionFactory.create(source="Words.", lede="", title="Two sides")
    release = released(draft, scope="c", to=Ring.OFF)
    address = f"/admin/releases/release/{release.pk}/change/"

    before = admin.get(address).content.decode()
    promote(release, by=UserFactory.create(), at=NOW, reason="It is only advice.")

    assert f"<b>Two sides · revision 1:</b> {NO_CHECK}" in before
    assert "Given until the first promotion." in admin.get(address).content.decode()


def test_a_release_of_nothing_has_no_advice(admin: Client) -> None:
    release = ReleaseFactory.create()

    html = admin.get(f"/admin/releases/release/{release.pk}/change/").content.decode()

    assert html.count("None.") == 1
