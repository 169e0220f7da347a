"""What keeps a question from its learners, each reason in words."""

import pytest

from quizzes.models import Choice, QuestionRevision
from quizzes.smoke_tests import problems_of_question
from tests.factories import QuestionRevisionFactory

pytestmark = pytest.mark.django_db


def problems(revision: QuestionRevision) -> list[str]:
    """What is wrong with the question as it is stored."""
    return list(problems_of_question(QuestionRevision.objects.get(pk=revision.pk)))


def test_a_good_question_has_no_problem() -> None:
    assert problems(QuestionRevisionFactory.create()) == []


@pytest.mark.parametrize("names", [["right"], ["right", *[f"wrong-{n}" for n in range(8)]]])
def test_there_are_two_to_eight_choices(names: list[str]) -> None:
    [problem] = problems(QuestionRevisionFactory.create(choices=names))

    assert problem == f"offer 2 to 8 choices, not {len(names)}."


def test_exactly_one_choice_is_right() -> None:
    revision = QuestionRevisionFactory.create(choices=["wrong-a", "wrong-b"])

    assert problems(revision) == ["mark exactly one choice as right."]


def test_no_choice_is_blank_or_said_twice() -> None:
    revision = QuestionRevisionFactory.create()
    Choice.objects.filter(revision=revision, key="wrong-a").update(text=" \n ")
    Choice.objects.filter(revision=revision, key="wrong-b").update(text="CHOICE   right")

    assert problems(revision) == [
        "a choice says nothing; write it or delete it.",
        "two choices say the same; change one.",
    ]


def test_words_that_do_not_render_are_named_by_place_and_line() -> None:
    revision = QuestionRevisionFactory.create(stem="Fine.\n\n<script>alert(1)</script>")

    [problem] = problems(revision)
    assert problem.startswith("question, line 3: ")


def test_the_question_itself_says_something() -> None:
    assert problems(QuestionRevisionFactory.create(stem=" \n ")) == ["write the question."]
