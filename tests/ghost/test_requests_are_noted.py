"""What learners of a watched course do is noted after the fact, and costs the database nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from releases.ghost.keeping import after_request
from releases.ghost.noting import notes
from releases.models import GhostNote
from releases.rings import Ring
from tests.console.staff import browser
from tests.factories import NOW, Lesson
from tests.ghost.watched import ada, dark, guest_reads, look, turned_round, watch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watches begin when the lesson was made."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def noted() -> list[tuple[str, str, str]]:
    """What waits to be read: question, answer and verdict."""
    rows = GhostNote.objects.order_by("id")
    return list(rows.values_list("question", "answer", "told"))


def test_pages_and_answers_of_learners_are_noted_with_what_they_were_drawn_from() -> None:
    lesson = Lesson()
    watch(dark(lesson), NOW)

    guest = guest_reads(lesson, "wrong-a", "right")
    guest.get(lesson.url)
    look()

    answers = [("first-check", "wrong-a", "incorrect"), ("first-check", "right", "correct")]
    assert noted() == [("", "", ""), *answers, ("", "", "")]
    first, *_answers, last = GhostNote.objects.order_by("id")
    assert first.marks == {}
    assert last.marks["check:first-check"]["verdict"] == "correct"


def test_staff_previews_shown_answers_and_other_questions_are_not_noted() -> None:
    lesson = Lesson()
    release = dark(lesson)
    watch(release, NOW)

    teacher = browser(ada())
    teacher.get(lesson.url)
    teacher.post(lesson.check_url(), lesson.form(choice="right", attempt=""))
    teacher.get(f"/as-of/release-{release.pk}{lesson.url}")
    guest = Client()
    guest.post(lesson.check_url(), lesson.form(reveal="1"))
    guest.post(lesson.check_url("second-check"), lesson.form("second-check", choice="right"))
    look()

    assert noted() == []


def queries_of(act: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        act()
    return [each["sql"].split()[0] for each in asked.captured_queries]


def test_a_page_and_an_answer_ask_the_database_no_more_for_being_noted() -> None:
    lesson = Lesson()
    guest_reads(lesson, "right")

    def both() -> None:
        guest_reads(lesson, "right")

    before = queries_of(both)
    watch(dark(lesson), NOW)

    assert queries_of(both) == before
    assert len(notes._waiting) == 2


def test_a_release_that_is_not_watched_or_that_learners_have_is_not_noted() -> None:
    lesson = Lesson()
    release = dark(lesson, to=Ring.A1)
    look()
    guest_reads(lesson, "right")
    assert notes._waiting == []

    watch(release, NOW)
    release.ring = Ring.A2
    release.save()
    look()

    assert notes.watched == {}


def test_it_is_exchanged_after_a_request_where_that_is_due(settings: Settings) -> None:
    lesson = Lesson()
    watch(dark(lesson, turned_round(lesson)), NOW)
    after_request()
    guest_reads(lesson)
    assert noted() == []

    notes._looked = None
    settings.GHOST_SECONDS = 5
    after_request()

    assert noted() == [("", "", "")]
