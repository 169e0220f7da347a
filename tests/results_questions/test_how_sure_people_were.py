"""How sure people were, on the page of a question: of the right and the wrong, never of a few."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User
from tests.results.answers import join
from tests.results_questions.people import grader_of, instructor_of
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("fresh-statistics")]
TOLD = "Sure, of those who were {} and said {}"


@pytest.fixture
def lesson() -> ClassOf:
    """A lesson of a course that asks."""
    lesson = ClassOf("first-check", "second-check")
    lesson.course.asks_confidence = True
    lesson.course.save()
    return lesson


def say(lesson: ClassOf, number: int, said: str, confidence: str, *cohorts: str) -> None:
    """That many people more, each on their first try."""
    for learner in people(number):
        join(learner, *cohorts)
        lesson.answer(learner, "first-check", said, confidence=confidence)


def told(client: Client, lesson: ClassOf, by: User) -> str:
    """The words of the page."""
    client.force_login(by)
    html = client.get(f"/results/questions/{lesson.questions['first-check'].question_id}/").text
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_share_of_sure_is_told_of_right_and_of_wrong(client: Client, lesson: ClassOf) -> None:
    for number, said, confidence in (
        (3, "right", "sure"),
        (1, "right", "unsure"),
        (9, "right", ""),
        (1, "wrong-a", "sure"),
        (1, "wrong-b", "unsure"),
    ):
        say(lesson, number, said, confidence)
    again = lesson.questions["first-check"].responses.first()
    lesson.answer(again.learner, "first-check", "wrong-a", confidence="sure", try_number=2)

    page = told(client, lesson, grader_of())

    assert TOLD.format("right", "75 % 30 to 95 %") in page
    assert TOLD.format("wrong", "50 % 9 to 91 %") in page


def test_only_people_in_sight_are_counted(client: Client, lesson: ClassOf) -> None:
    say(lesson, 2, "right", "sure", "Spring")
    say(lesson, 2, "right", "unsure", "Autumn")

    page = told(client, lesson, grader_of("Spring"))

    assert TOLD.format("right", "100 % 34 to 100 %") in page
    assert TOLD.format("wrong", "–") in page


def test_who_sees_no_individuals_is_told_nothing_of_a_few(client: Client, lesson: ClassOf) -> None:
    reader = instructor_of(lesson.course)
    say(lesson, 6, "right", "sure")
    say(lesson, 6, "right", "unsure")
    assert TOLD.format("right", "50 %") in told(client, lesson, reader)

    say(lesson, 1, "wrong-a", "sure")

    page = told(client, lesson, reader)
    assert TOLD.format("right", "–") in page
    assert TOLD.format("wrong", "–") in page


def test_a_course_that_does_not_ask_has_no_such_figure(client: Client) -> None:
    lesson = ClassOf("first-check")
    say(lesson, 3, "right", "sure")

    assert "and said" not in told(client, lesson, grader_of())
