"""The newest responses as a grader reads them on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import CohortMembership, Learner
from quizzes.exports.filters import Filters
from quizzes.exports.shown import letter_of
from quizzes.models import Response


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
    verdict: str
    told: str
    try_number: int
    points: int
    is_pilot: bool
    is_practice: bool
    at: datetime


def newest_rows(filters: Filters, *, limit: int) -> list[Row]:
    """The newest responses that pass, newest first, in two queries however many there are."""
    found = (
        Response.objects.for_export(filters)
        .select_related(
            "learner__user",
            "learner__merged_into__user",
            "revision__question__section__module",
            "revision__release",
            "choice",
        )
        .order_by("-id")[:limit]
    )
    cohorts = _cohorts(response.learner for response in found)
    return [_row(response, cohorts) for response in found]


def _person(learner: Learner) -> Learner:
    """Who a learner turned out to be."""
    return learner.merged_into or learner


def _cohorts(learners: Iterable[Learner]) -> dict[int, list[str]]:
    """Names of cohorts by learner, for these learners and who they turned out to be."""
    everyone = {each.pk for learner in learners for each in (learner, _person(learner))}
    joined: dict[int, list[str]] = {}
    memberships = CohortMembership.objects.filter(learner__in=everyone).order_by("cohort__name")
    for learner, name in memberships.values_list("learner", "cohort__name"):
        joined.setdefault(learner, []).append(name)
    return joined


def _row(response: Response, cohorts: dict[int, list[str]]) -> Row:
    revision, choice = response.revision, response.choice
    person = _person(response.learner)
    own = {*cohorts.get(person.pk, []), *cohorts.get(response.learner.pk, [])}
    key = choice.key if choice else ""
    return Row(
        learner=str(person),
        cohorts="; ".join(sorted(own)),
        section=f"{revision.question.section.module.code}/{revision.question.section.slug}",
        question=revision.question.key,
        revision=revision.number,
        release=revision.release.name if revision.release else "",
        choice=key,
        letter=letter_of(key, response.choice_order),
        verdict=response.verdict,
        told=response.get_verdict_display(),
        try_number=response.try_number,
        points=response.points,
        is_pilot=revision.is_pilot,
        is_practice=response.is_practice,
        at=response.answered_at,
    )
