"""Answers after a regrade: told as the question's own key says, counted as the regrade says."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes import verifying
from quizzes.grading import Judgement
from quizzes.models import Response, Standing
from tests.factories import Lesson, UserFactory
from tests.regrading.deciding import decide, take_back

HTMX = {"HX-Request": "true"}


@pytest.fixture
def lesson(client: Client) -> Lesson:
    """Two checks."""
    return Lesson()


@pytest.fixture
def client(client: Client, transactional_db: None) -> Client:
    """Of somebody who is signed in."""
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def send(client: Client, lesson: Lesson, choice: str) -> str:
    form = lesson.form(choice=choice)
    return client.post(lesson.check_url(), form, headers=HTMX).text


def test_an_accepted_answer_is_right_at_once_and_recorded_as_told(
    client: Client, lesson: Lesson
) -> None:
    decide(lesson.questions["first-check"], "accept", "wrong-a")

    card = send(client, lesson, "wrong-a")

    assert "Correct: 2 points" in card
    assert "your answer counts as right; you have 2 points." in card
    response = Response.objects.standing().get()
    assert (response.verdict, response.points) == ("incorrect", 0)
    assert (response.verdict_now, response.points_now) == ("correct", 2)
    assert list(rebuild(write=False)) == [False]


def test_what_counts_as_told_has_no_standing(client: Client, lesson: Lesson) -> None:
    decide(lesson.questions["first-check"], "accept", "wrong-a")

    send(client, lesson, "wrong-b")
    card = send(client, lesson, "right")

    assert "Correct, try 2: 1 point" in card
    assert "Regraded" not in card
    assert not Standing.objects.exists()


def test_a_changed_key_ends_the_question_where_it_was_told_as_right(
    client: Client, lesson: Lesson
) -> None:
    decide(lesson.questions["first-check"], "change", "wrong-a")

    card = send(client, lesson, "right")

    assert "what was right then no longer is; you have 0 points." in card
    assert SectionProgress.objects.get().points == 0
    assert list(rebuild(write=False)) == [False]


def test_tries_at_a_void_question_count_for_nobody(client: Client, lesson: Lesson) -> None:
    made = decide(lesson.questions["first-check"], "void")

    first = send(client, lesson, "wrong-a")
    second = send(client, lesson, "right")

    assert "No longer counts" in first
    assert "A later answer earns" not in first
    assert "this question no longer counts." in second
    assert list(Standing.objects.values_list("verdict", flat=True)) == ["void", "void"]
    take_back(made)
    assert SectionProgress.objects.get().points == 1
    assert list(rebuild(write=False)) == [False]


def test_an_answer_costs_one_cheap_statement_more_only_where_it_counts_otherwise(
    client: Client, lesson: Lesson
) -> None:
    decide(lesson.questions["first-check"], "accept", "wrong-b")
    client.get(lesson.url)
    send(client, lesson, "wrong-a")

    with CaptureQueriesContext(connection) as captured:
        send(client, lesson, "wrong-b")

    kinds = [query["sql"].split()[0] for query in captured]
    assert kinds == ["SELECT", "SELECT", "BEGIN", "INSERT", "INSERT", "INSERT", "COMMIT"]


def test_an_answer_upon_a_page_from_before_the_regrade_is_judged_anew(
    client: Client, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision, before = lesson.questions["first-check"], []
    judged = verifying.judged_now

    def decided_meanwhile(*args: object) -> Judgement:
        if not before:
            before.append(decide(revision, "accept", "wrong-a"))
        return judged(*args)

    monkeypatch.setattr(verifying, "judged_now", decided_meanwhile)

    card = send(client, lesson, "wrong-a")

    assert "Correct: 2 points" in card
    assert Standing.objects.get().regrade == before[0]
