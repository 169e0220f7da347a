"""Lessons with a dark release that is watched, and what a process does after requests."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.test import Client

from accounts.models import User
from quizzes.models import QuestionRevision
from releases.ghost.keeping import keep, watched_now
from releases.ghost.noting import notes
from releases.ghost.watching import Wanted, switch_on
from releases.models import GhostFigure, GhostWatch, Release
from releases.rings import Ring
from tests.console.staff import staff
from tests.factories import Lesson, QuestionRevisionFactory, released

ALL = Wanted(share=10_000, days=7, most=1_000)


def ada() -> User:
    """Whoever may do everything here."""
    return User.objects.filter(name="Ada").first() or staff("Ada", is_superuser=True)


def turned_round(lesson: Lesson, **fields: object) -> QuestionRevision:
    """A draft of the first question whose key is another choice."""
    question = lesson.questions["first-check"].question
    draft: QuestionRevision = QuestionRevisionFactory.create(question=question, number=2, **fields)
    for choice in draft.choices.all():
        choice.is_key = choice.key == "wrong-a"
        choice.save()
    return draft


def dark(lesson: Lesson, *revisions: object, to: Ring = Ring.OFF) -> Release:
    """A release of these drafts, or of the first question turned round, that no learner sees."""
    return released(*(revisions or [turned_round(lesson)]), scope=lesson.course.slug, to=to)


def watch(release: Release, at: datetime, wanted: Wanted = ALL) -> GhostWatch:
    """Switch it on, and have this process know."""
    begun = switch_on(release, wanted, by=ada(), at=at)
    look()
    return begun


def look() -> None:
    """What a process does every few seconds."""
    notes.exchange(keep, watched_now)


def guest_reads(lesson: Lesson, *said: str) -> Client:
    """A guest opens the lesson and answers its first question."""
    guest = Client()
    guest.get(lesson.url)
    for choice in said:
        guest.post(lesson.check_url(), lesson.form(choice=choice, attempt=""))
    return guest


def figures(begun: GhostWatch) -> dict[tuple[str, str], int]:
    """What was found, by kind and detail; times as one figure."""
    found: Counter[tuple[str, str]] = Counter()
    for each in GhostFigure.objects.filter(watch=begun):
        is_time = each.what in ("with", "live")
        found[each.what, "" if is_time else each.detail] += each.n
    return dict(found)
