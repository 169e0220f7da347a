"""“Sure” or “not sure”: asked where the course asks, told back, kept, and never scored."""

from __future__ import annotations

import pytest
from django.test import Client

from courses.models import Course, SectionProgress
from quizzes.admin.question_states import states_of
from quizzes.models import Response
from tests.factories import CourseFactory, Lesson
from tests.quizzes.kinds_of_questions import HTMX, KEYED, RIGHT, KindsLesson

pytestmark = pytest.mark.django_db
ASKS = "How sure are you?"


@pytest.fixture
def lesson() -> Lesson:
    """A lesson of a course that asks."""
    return Lesson(course=CourseFactory.create(asks_confidence=True))


def send(client: Client, lesson: Lesson, **fields: str) -> str:
    """Send the first check's form in place; the card that comes back."""
    return client.post(lesson.check_url(), lesson.form(**fields), headers=HTMX).text


def said() -> list[str]:
    """What the stored responses say, in their order."""
    return list(Response.objects.order_by("id").values_list("confidence", flat=True))


def ask_from_now_on(course: Course, *, asks: bool = True) -> None:
    """What an author ticks in the admin."""
    course.asks_confidence = asks
    course.save()


def test_a_course_that_does_not_ask_shows_nothing_and_keeps_nothing(client: Client) -> None:
    lesson = Lesson()

    page = client.get(lesson.url).text
    answer = send(client, lesson, choice="right", sure="sure")

    assert ASKS not in page
    assert "css/kinds" not in page
    assert "You were sure." not in answer
    assert said() == [""]


def test_every_kind_of_question_asks_tells_and_keeps(client: Client) -> None:
    lesson = KindsLesson()
    ask_from_now_on(lesson.course)

    page = client.get(lesson.url).text
    told = [lesson.send(client, kind, RIGHT[kind], sure="unsure") for kind in KEYED]

    assert page.count(ASKS) == len(KEYED)
    assert all("<p>You were not sure.</p>" in card for card in told)
    assert said() == ["unsure"] * len(told)


def test_a_plain_question_brings_the_sheet_that_draws_the_field(
    client: Client, lesson: Lesson
) -> None:
    page = client.get(lesson.url).text

    assert page.count("css/kinds") == 1
    assert page.count('value="unsure">Not sure') == 2
    assert "Optional, and never scored." in page


def test_it_changes_no_verdict_no_points_and_no_try(client: Client, lesson: Lesson) -> None:
    miss = send(client, lesson, choice="wrong-a", sure="sure")
    right = send(client, lesson, choice="right", sure="unsure")

    assert "Not yet. Try 2 of 3" in miss
    assert "<p>You were sure.</p>" in miss
    assert "Correct, try 2: 1 point" in right
    assert "<p>You were not sure.</p>" in right
    assert "checked" not in miss.partition(ASKS)[2]
    assert "<p>You were not sure.</p>" in client.get(lesson.url).text
    assert said() == ["sure", "unsure"]


def test_nobody_has_to_say(client: Client, lesson: Lesson) -> None:
    answer = send(client, lesson, choice="right")

    assert "Correct, first try: 2 points" in answer
    assert "You were" not in answer
    assert said() == [""]
    assert "confidence" not in str(SectionProgress.objects.get().marks)


@pytest.mark.parametrize("made_up", ["maybe", "SURE", "sure ", "x" * 5000, "確か", "\0", "'--"])
def test_what_is_made_up_counts_as_not_said(client: Client, lesson: Lesson, made_up: str) -> None:
    answer = send(client, lesson, choice="right", sure=made_up)

    assert "Correct, first try: 2 points" in answer
    assert said() == [""]


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["in place", "whole page"])
def test_a_form_without_an_answer_keeps_how_sure(
    client: Client, lesson: Lesson, headers: dict[str, str]
) -> None:
    answer = client.post(lesson.check_url(), lesson.form(sure="unsure"), headers=headers)

    assert answer.status_code == 422
    assert answer.text.count('value="unsure" checked') == 1
    assert 'value="sure" checked' not in answer.text
    assert said() == []


def test_whoever_asks_for_the_answer_was_sure_of_nothing(client: Client, lesson: Lesson) -> None:
    send(client, lesson, choice="wrong-a", sure="sure")

    shown = send(client, lesson, reveal="1", sure="sure")

    assert "You were" not in shown
    assert said() == ["sure", ""]


def test_the_last_miss_tells_the_answer_and_how_sure_it_was(client: Client, lesson: Lesson) -> None:
    for choice in ("wrong-a", "wrong-b", "wrong-c"):
        card = send(client, lesson, choice=choice, sure="sure")

    assert "The answer is" in card
    assert "<p>You were sure.</p>" in card


def test_a_form_sent_twice_keeps_what_it_said_first(client: Client, lesson: Lesson) -> None:
    send(client, lesson, choice="wrong-a", sure="sure", attempt="one")

    again = send(client, lesson, choice="wrong-a", sure="unsure", attempt="one")
    same = send(client, lesson, choice="wrong-a", sure="unsure", attempt="two")

    assert "<p>You were sure.</p>" in again
    assert "<p>You were sure.</p>" in same
    assert said() == ["sure"]


def test_practice_asks_tells_and_keeps_it_too(client: Client, lesson: Lesson) -> None:
    send(client, lesson, choice="right", sure="unsure")

    form = send(client, lesson, practise="start")
    practice = lesson.form(choice="wrong-a", practise="1", sure="sure", attempt="practice")
    told = client.post(lesson.check_url(), practice, follow=True)

    assert ASKS in form
    assert "checked" not in form
    assert "&sure=sure" in told.redirect_chain[0][0]
    assert "<p>You were sure.</p>" in told.text
    assert said() == ["unsure", "sure"]
    made_up = client.get(told.redirect_chain[0][0].replace("sure=sure", "sure=x")).text
    assert "You were" not in made_up
    assert "<p>You were not sure.</p>" in client.get(lesson.url).text


def test_what_was_said_is_still_told_when_the_course_stops_asking(
    client: Client, lesson: Lesson
) -> None:
    send(client, lesson, choice="wrong-a", sure="sure")

    ask_from_now_on(lesson.course, asks=False)
    page = client.get(lesson.url).text

    assert ASKS not in page
    assert "<p>You were sure.</p>" in page


def test_authors_see_the_question_as_learners_will(lesson: Lesson) -> None:
    revision = lesson.questions["first-check"]

    states = states_of(revision, {}, learner_key="0" * 32, url="/x/")

    asking = {each.name for each in states if each.card.asks_confidence and each.card.is_open}
    assert {"unanswered", "practice"} <= asking


def test_the_workbench_brings_the_sheet_of_a_plain_question(
    admin_client: Client, lesson: Lesson
) -> None:
    page = admin_client.get(f"/admin/courses/sectionrevision/{lesson.revision.pk}/preview/").text

    assert ASKS in page
    assert "css/kinds" in page
