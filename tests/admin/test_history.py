"""The history of an item: every revision, and a draft begun from any of them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from quizzes.models import QuestionRevision
from releases.promotion import roll_back
from tests.admin.world import World
from tests.factories import NOW, SectionRevisionFactory, UserFactory, released
from tests.teaching import teach

LIST = "/admin/courses/sectionrevision/"
QUERIES = 4
"""Session with its person, rights (two), revisions."""


def history(world: World) -> str:
    return f"{LIST}of/{world.lesson.section.pk}/"


def test_every_revision_is_listed_newest_first(
    world: World, instructing: Client, instructor: User
) -> None:
    SectionRevision.objects.filter(pk=world.draft.pk).update(
        created_by=instructor, change_note="<b>Other</b> words"
    )

    answer = instructing.get(history(world))

    assert [row.noted.revision.number for row in answer.context["rows"]] == [2, 1]
    for words in ("A3 · everyone", world.lesson.release.name, "Draft", str(instructor)):
        assert words in answer.text
    assert "&lt;b&gt;Other&lt;/b&gt; words" in answer.text
    assert [(row.is_from, row.is_to) for row in answer.context["rows"]] == [
        (False, True), (True, False),
    ]  # fmt: skip


def test_a_rolled_back_revision_has_a_lamp_of_its_own(world: World, instructing: Client) -> None:
    roll_back(world.lesson.release, by=None, at=NOW, reason="Wrong.")

    assert "ring__l--back" in instructing.get(history(world)).text


def test_many_revisions_take_no_more_queries(
    world: World, instructing: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    section, scope = world.lesson.section, world.lesson.course.slug
    released(world.draft, scope=scope)
    for _ in range(5):
        released(SectionRevisionFactory.create(section=section), scope=scope)

    with django_assert_num_queries(QUERIES):
        instructing.get(history(world))


def test_item_list_and_form_lead_to_the_history(world: World, instructing: Client) -> None:
    section = world.lesson.section.pk
    for address in (f"/admin/courses/section/{section}/change/", LIST, f"{LIST}{world.draft.pk}/"):
        assert history(world) in instructing.get(address, follow=True).text


def test_a_draft_is_begun_from_a_revision_long_rolled_back(
    world: World, instructing: Client, instructor: User
) -> None:
    world.draft.delete()
    roll_back(world.lesson.release, by=None, at=NOW, reason="Wrong.")

    answer = instructing.post(f"{history(world)}1/restore/", follow=True)

    draft = SectionRevision.objects.drafts().get(section=world.lesson.section)
    assert (draft.source, draft.number) == (world.lesson.revision.source, 2)
    assert draft.created_by == instructor
    assert answer.redirect_chain[-1][0] == f"{LIST}{draft.pk}/change/"
    assert "is a copy of" in answer.text


def test_a_question_is_begun_again_with_its_choices(world: World, instructing: Client) -> None:
    world.question_draft.delete()
    asked = world.lesson.questions["first-check"]

    instructing.post(f"/admin/quizzes/questionrevision/of/{asked.question_id}/1/restore/")

    draft = QuestionRevision.objects.drafts().get(question=asked.question)
    keys = [list(each.choices.values_list("key", flat=True)) for each in (draft, asked)]
    assert keys[0] == keys[1]


def test_an_open_draft_is_never_written_over(world: World, instructing: Client) -> None:
    shown = instructing.get(history(world)).text
    answer = instructing.post(f"{history(world)}1/restore/", follow=True)

    assert "Revision 2 is a draft" in shown
    assert "There is a draft already" in answer.text
    assert SectionRevision.objects.filter(section=world.lesson.section).count() == 2


@pytest.mark.parametrize("number", ["9", "0", "2147483648", "9" * 30])
def test_a_number_that_is_not_there_is_answered_in_words(
    number: str, world: World, instructing: Client
) -> None:
    answer = instructing.post(f"{history(world)}{number}/restore/", follow=True)

    assert answer.redirect_chain[-1][0] == history(world)
    assert f"There is no revision {number} of it." in answer.text


@pytest.mark.parametrize("item", ["999999", "9" * 30])
@pytest.mark.parametrize("what", ["", "compare/"])
def test_an_item_that_is_not_there_is_not_found(
    what: str, item: str, world: World, instructing: Client
) -> None:
    assert instructing.get(f"{LIST}of/{item}/{what}").status_code == 404


def test_who_may_only_look_is_not_offered_a_new_draft(world: World) -> None:
    reader = UserFactory.create(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_sectionrevision"))
    teach(reader)
    browser = Client()
    browser.force_login(reader)

    shown = browser.get(history(world))
    refused = browser.post(f"{history(world)}1/restore/")

    assert (shown.status_code, refused.status_code) == (200, 403)
    assert "restore" not in shown.text


def test_staff_without_the_right_to_see_texts_are_refused(world: World) -> None:
    browser = Client()
    browser.force_login(UserFactory.create(is_staff=True))

    found = [browser.get(history(world) + what).status_code for what in ("", "compare/")]

    assert found == [403, 403]


def test_looking_changes_nothing(world: World, instructing: Client) -> None:
    assert instructing.get(f"{history(world)}1/restore/").status_code == 405
