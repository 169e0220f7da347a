"""A rubric has to be whole before a release takes it; a draft may be unfinished."""

import pytest

from quizzes.answer_key import from_revision
from quizzes.kinds.registry import kind_of
from quizzes.kinds.rows import View
from quizzes.marks import CheckMark
from quizzes.models import Choice, QuestionRevision
from quizzes.smoke_tests import problems_of_question
from tests.factories import QuestionRevisionFactory
from tests.packs.test_questions_of_every_kind import question, read

pytestmark = pytest.mark.django_db


def test_a_good_rubric_has_nothing_to_mend() -> None:
    assert not list(problems_of_question(QuestionRevisionFactory.create(kind="essay")))


def test_what_is_wrong_with_a_rubric_is_said() -> None:
    revision = QuestionRevisionFactory.create(kind="essay")
    Choice.objects.filter(revision=revision, key="idea").update(points=0, text="Gives an example")
    for place in range(2, 21):
        Choice.objects.create(
            revision=revision, position=place, key=f"c{place}", text=f"Criterion {place}", points=1
        )

    problems = list(problems_of_question(revision))

    assert problems == [
        "give at most 20 criteria, not 21.",
        "give the criterion “idea” 1 to 100 points.",
        "two choices say the same; change one.",
    ]
    revision.choices.all().delete()
    empty = list(problems_of_question(QuestionRevision.objects.get(pk=revision.pk)))
    assert empty == ["write at least one criterion of the rubric."]


def test_what_a_pack_may_not_say_of_a_rubric_is_told_at_its_line() -> None:
    mistakes = {
        question("essay", "text: A, explanation: x"): "6: The field “points” is missing.",
        question("essay", "text: A, points: 0"): "6: “points” is a whole number from 1 to 100.",
        question("essay", "text: A, points: 1, correct: true"): "6: Leave out “correct”: people",
        question("numeric", "text: '1', correct: true, points: 1"): "6: Only questions of the",
        question("numeric", "text: '1', correct: true", more="  second_share: 5\n"): "5: Only",
    }
    for text, wanted in mistakes.items():
        assert any(told.startswith(wanted) for told in read(text)[1]), (wanted, read(text)[1])


def test_no_key_ever_judges_an_essay() -> None:
    question_asked = from_revision(QuestionRevisionFactory.create(kind="essay"))
    kind, mark = kind_of("essay"), CheckMark(1)

    assert not kind.is_right(question_asked, "anything")
    assert not kind.is_answer(question_asked, "anything")
    assert kind.alike(question_asked, "a") == "a"
    assert kind.found(question_asked, "a") == kind.named(question_asked, "a") == ""
    assert kind.options(View(question_asked, mark, "waiting", "", ())) == ()
