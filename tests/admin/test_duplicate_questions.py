"""Duplicating a question, and who may duplicate anything."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from courses.duplicating import free_name
from courses.models import Section
from quizzes.models import Question, QuestionRevision
from quizzes.packs.states import state_of
from releases.models import AuditEvent
from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import QuestionFactory
from tests.teaching import teach

SECTIONS = "/admin/courses/section/"
QUESTIONS = "/admin/quizzes/question/"


def page(thing: Section | Question) -> str:
    return f"{SECTIONS if isinstance(thing, Section) else QUESTIONS}{thing.pk}/duplicate/"


def test_a_question_is_copied_with_its_newest_wording_under_a_new_key(
    world: World, instructing: Client
) -> None:
    question = world.question_draft.question
    world.question_draft.stem = "Written a moment ago?"
    world.question_draft.save()
    suggested = instructing.get(page(question)).text

    form = {"section": question.section.pk, "key": "first-check-2"}
    answer = instructing.post(page(question), form)

    copy = QuestionRevision.objects.get(question__key="first-check-2")
    assert 'value="first-check-2"' in suggested
    assert state_of(copy) == state_of(world.question_draft)
    assert AuditEvent.objects.get(action="duplicated").thing_id == copy.pk
    assert answer["Location"] == f"/admin/quizzes/questionrevision/{copy.pk}/change/"


def test_a_question_needs_a_free_key_and_something_to_copy(
    world: World, instructing: Client
) -> None:
    question = world.question_draft.question
    empty = QuestionFactory.create(section=question.section)

    taken = instructing.post(page(question), {"section": question.section.pk, "key": question.key})
    nothing = instructing.post(page(empty), {"section": question.section.pk, "key": "new"})

    assert "Another question of the section has this key." in taken.text
    assert "This question has no wording yet." in nothing.text
    assert Question.objects.count() == 2


def test_of_two_questions_under_one_key_the_second_is_refused(
    world: World, instructing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = world.question_draft.question
    form = {"section": question.section.pk, "key": question.key}
    monkeypatch.setattr("quizzes.admin.duplicating.DuplicateQuestionForm.clean", lambda _self: None)

    answer = instructing.post(page(question), form)

    assert "Somebody took that place a moment ago." in answer.text
    assert Question.objects.count() == 1


@pytest.mark.parametrize("missing", ["add_section", "add_sectionrevision", None])
def test_only_who_may_write_both_the_place_and_its_text_may_copy(
    missing: str | None, world: World
) -> None:
    person = make_person("learner")
    person.is_staff = True
    person.save()
    names = {"view_section", "add_section", "add_sectionrevision"} - {missing}
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    teach(person)
    client = Client()
    client.force_login(person)

    answer = client.get(page(world.lesson.section))

    assert answer.status_code == (403 if missing else 200)


def test_no_number_of_a_section_is_too_large_to_ask_for(world: World, instructing: Client) -> None:
    assert instructing.get(f"{SECTIONS}{10**30}/duplicate/").status_code == 404


@pytest.mark.parametrize(
    ("name", "free"), [("a", "a-2"), ("x" * 60, "x" * 58 + "-3"), ("s3-2", "s3-2-2")]
)
def test_a_free_name_counts_on_and_fits(name: str, free: str) -> None:
    assert free_name(name, {name, "x" * 58 + "-2"}) == free
