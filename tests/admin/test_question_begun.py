"""A new question begins with how it is answered, and goes straight on to its draft."""

import pytest
from django.test import Client

from accounts.models import User
from quizzes.admin.starting import starting_state
from quizzes.drafts import begin_question
from quizzes.models import Question, QuestionKind, QuestionRevision
from quizzes.packs.states import state_of
from releases.models import AuditEvent
from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import NOW, QuestionFactory, SectionFactory

ADD = "/admin/quizzes/questionrevision/add/"
PLACES = "/admin/quizzes/question/add/"


def place(**fields: object) -> dict[str, object]:
    """A question's place with its empty list of wordings."""
    return {"key": "new", "revisions-TOTAL_FORMS": 0, "revisions-INITIAL_FORMS": 0} | fields


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_a_wording_of_any_kind_begins_empty(kind: str, world: World, instructing: Client) -> None:
    question = QuestionFactory.create()

    asked = instructing.get(f"{ADD}?question={question.pk}").text
    answer = instructing.post(ADD, {"question": question.pk, "kind": kind})

    draft = QuestionRevision.objects.get(question=question)
    assert f'value="{question.pk}" selected' in asked
    assert answer["Location"] == f"/admin/quizzes/questionrevision/{draft.pk}/change/"
    assert state_of(draft) == starting_state(kind)
    assert instructing.get(answer["Location"]).status_code == 200
    assert AuditEvent.objects.filter(action="began", thing_id=draft.pk).exists()


def test_a_question_that_has_a_draft_leads_to_it(world: World, instructing: Client) -> None:
    question = world.question_draft.question
    before = state_of(world.question_draft)

    answer = instructing.post(ADD, {"question": question.pk, "kind": "ordering"}, follow=True)

    assert "There is a draft already" in answer.text
    assert state_of(world.question_draft) == before


def test_a_released_question_is_begun_as_a_copy_whatever_is_asked_for(
    world: World, instructor: User
) -> None:
    world.question_draft.delete()
    asked = world.lesson.questions["first-check"]

    draft, begun = begin_question(asked.question, starting_state("ordering"), by=instructor, at=NOW)

    assert begun
    assert state_of(draft) == state_of(asked)


@pytest.mark.parametrize("form", [{}, {"question": 0, "kind": "single"}, {"kind": "haiku"}])
def test_nothing_is_begun_without_a_question_and_a_kind(
    form: dict[str, object], world: World, instructing: Client
) -> None:
    answer = instructing.post(ADD, form)

    assert answer.status_code == 200
    assert "Please correct the error below." in answer.text
    assert QuestionRevision.objects.count() == 2


def test_a_new_place_with_a_kind_leads_on_to_its_draft(world: World, instructing: Client) -> None:
    section = SectionFactory.create(module=world.lesson.section.module)

    answer = instructing.post(PLACES, place(section=section.pk, kind="true_false"))

    draft = QuestionRevision.objects.get(question__key="new")
    assert answer["Location"] == f"/admin/quizzes/questionrevision/{draft.pk}/change/"
    assert [choice.key for choice in draft.choices.order_by("position")] == ["true", "false"]


@pytest.mark.parametrize("more", [{"kind": ""}, {"kind": "single", "_addanother": ""}])
def test_a_new_place_may_be_left_for_later(
    more: dict[str, object], world: World, instructing: Client
) -> None:
    answer = instructing.post(PLACES, place(section=world.lesson.section.pk, **more))

    assert Question.objects.filter(key="new").exists()
    assert "questionrevision" not in answer["Location"]


def test_who_may_not_write_wordings_begins_none(world: World) -> None:
    client = Client()
    client.force_login(make_person("learner"))

    assert client.post(ADD, {"question": 1, "kind": "single"}).status_code == 302
