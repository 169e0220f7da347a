"""The newest responses as a grader reads them on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told, person
from quizzes.exports.shown import letter_of
from quizzes.models import Response, Standing
from quizzes.models.attempts import ResponseQuerySet

LOOKED_AT = 5_000
"""Responses among which the newest that pass are looked for first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    learner: str
    cohorts: str
    section: str
    question: str
    revision: int
    release: str
    choice: str
    letter: str
    answer: str
    verdict: str
    told: str
    now: str
    """What it counts as since, in words; "" where that is what was told."""
    try_number: int
    points: int
    points_now: int
    is_pilot: bool
    is_practice: bool
    at: datetime


def newest_rows(filters: Filters, *, limit: int) -> list[Row]:
    """The newest responses that pass, newest first, in four queries however many there are."""
    found = (
        _newest(Response.objects.for_export(filters), limit)
        .select_related(
            "learner__user",
            "learner__merged_into__user",
            "revision__question__section__module",
            "revision__release",
            "choice",
            "standing",
        )
        .order_by("-id")[:limit]
    )
    cohorts = cohorts_of(response.learner for response in found)
    return [_row(response, cohorts) for response in found]


def _newest(passing: ResponseQuerySet, limit: int) -> ResponseQuerySet:
    """Those that pass among the newest of all, where they are enough; else all that pass.

    Where most pass, the database would sort a million of them to show a few.
    """
    newest = Response.objects.aggregate(last=Max("pk"))["last"] or 0
    recent = passing.filter(pk__gt=newest - LOOKED_AT)
    return recent if len(recent.order_by().values("pk")[:limit]) == limit else passing


def _row(response: Response, cohorts: Mapping[int, list[str]]) -> Row:
    revision, choice = response.revision, response.choice
    key = choice.key if choice else ""
    stands = getattr(response, "standing", None)
    return Row(
        learner=str(person(response.learner)),
        cohorts=cohorts_told(response.learner, cohorts),
        section=revision.question.section.plate,
        question=revision.question.key,
        revision=revision.number,
        release=revision.release.name if revision.release else "",
        choice=key,
        letter=letter_of(key, response.choice_order),
        answer=response.answer,
        verdict=response.verdict,
        told=response.get_verdict_display(),
        now=_now(response, stands),
        try_number=response.try_number,
        points=response.points,
        points_now=stands.points if stands else response.points,
        is_pilot=revision.is_pilot,
        is_practice=response.is_practice,
        at=response.answered_at,
    )


def _now(response: Response, stands: Standing | None) -> str:
    if stands is None or stands.verdict == response.verdict:
        return ""
    return stands.get_verdict_display()
