"""What learners see of a regrade: one sentence, the right rows, and the new score."""

from __future__ import annotations

import pytest
from django.test import Client

from quizzes.models import QuestionKind
from tests.factories import Lesson, QuestionRevisionFactory, released
from tests.quizzes.kinds_of_questions import RIGHT, WRONG, KindsLesson, key_of
from tests.regrading.deciding import decide, take_back

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
DAY = "Regraded on "
AS_TOLD = "The answer shown here is the one that was told before."


def answered(client: Client, lesson: Lesson, key: str, *choices: str) -> None:
    for choice in choices:
        client.post(lesson.check_url(key), lesson.form(key, choice=choice), headers=HTMX)


def test_a_void_question_leaves_score_and_maximum(client: Client) -> None:
    lesson = Lesson()
    answered(client, lesson, "first-check", "wrong-a", "right")
    answered(client, lesson, "second-check", "right")

    made = decide(lesson.questions["first-check"], "void")
    page = client.get(lesson.url).text

    assert "<b>1 of 1</b> answered" in page
    assert "2 of 2 points" in page
    assert "this question no longer counts." in page
    take_back(made)
    again = client.get(lesson.url).text
    assert "3 of 4 points" in again
    assert DAY not in again


def test_a_section_may_become_complete_without_the_void_question(client: Client) -> None:
    lesson = Lesson()
    answered(client, lesson, "second-check", "right")

    decide(lesson.questions["first-check"], "void")
    page = client.get(lesson.url).text

    assert "badge--done" in page
    assert "No longer counts" in page
    assert DAY not in page


def test_a_section_whose_only_check_is_void_asks_to_be_read(client: Client) -> None:
    lesson = Lesson("only")

    decide(lesson.questions["only"], "void")

    assert "badge--done" not in client.get(lesson.url).text
    assert f'action="{lesson.url}read/"' in client.get(lesson.url).text


def test_whoever_gave_up_was_right_when_everyone_is(client: Client) -> None:
    lesson = Lesson()
    form = lesson.form("first-check", reveal="1")
    client.post(lesson.check_url(), form, headers=HTMX)

    decide(lesson.questions["first-check"], "everyone")
    page = client.get(lesson.url).text

    assert "every answer counts as right; you have 2 points." in page
    assert "Correct: 2 points" in page


def test_an_accepted_choice_is_marked_as_right(client: Client) -> None:
    lesson = Lesson("only")
    answered(client, lesson, "only", "wrong-a")

    decide(lesson.questions["only"], "accept", "wrong-a")
    page = client.get(lesson.url).text

    assert "Your answer counts" not in page
    assert "your answer counts as right; you have 2 points." in page
    assert page.count("rs--ok") == 2
    assert "rs--bad" not in page


def test_more_points_for_an_answer_that_was_right_are_told(client: Client) -> None:
    lesson = Lesson("only")
    answered(client, lesson, "only", "wrong-a", "right")

    decide(lesson.questions["only"], "accept", "wrong-a")

    told = "other answers are right now; you have 2 points."
    assert told in client.get(lesson.url).text


def test_on_trial_it_earns_nothing_either_way(client: Client) -> None:
    lesson = Lesson("only")
    newer = QuestionRevisionFactory.create(
        question=lesson.questions["only"].question, is_pilot=True
    )
    released(newer, scope=lesson.course.slug)
    lesson.questions["only"] = newer
    answered(client, lesson, "only", "wrong-a")

    decide(newer, "accept", "wrong-a")

    told = "your answer counts as right; on trial, it earns no points."
    assert told in client.get(lesson.url).text


@pytest.mark.parametrize("kind", [kind for kind in QuestionKind.values if kind in WRONG])
def test_a_new_key_is_shown_or_the_card_says_that_it_is_not(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    lesson.send(client, kind, RIGHT[kind])

    decide(lesson.questions[key_of(kind)], "change", WRONG[kind][0])
    page = client.get(lesson.url).text

    assert "what was right then no longer is; you have 0 points." in page
    assert (AS_TOLD in page) == (kind == "matching")
    assert "rs--ok" in page


def test_one_of_two_right_orders_stays_as_it_was_told(client: Client) -> None:
    lesson = KindsLesson("ordering")
    lesson.send(client, "ordering", WRONG["ordering"][0])

    decide(lesson.questions["ordering"], "accept", WRONG["ordering"][0])
    page = client.get(lesson.url).text

    assert "your answer counts as right; you have 2 points." in page
    assert AS_TOLD not in page
