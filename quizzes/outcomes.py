"""Questions as outcomes of experiments: asked where the change is or later, alike in both arms.

Counted are learners, whatever they did as guests put together; nobody of the staff. Who counts
began one of the sections that the release touches after the experiment had started, and had not
met the question before. To begin is to leave the first trace there: an answer, a download, a run of
a lab, or “read”.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Learner
from courses.models import Section, SectionProgress
from courses.touched import sections_touched
from quizzes.models import BY_PERSON, QuestionRevision, Response
from quizzes.statistics.tallies import COUNTED
from releases.experiments.outcomes import Offer, Past, register_outcomes
from releases.experiments.people import Person
from releases.models import Release
from releases.rings import Ring

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from quizzes.models.attempts import AsNow

LATELY = timedelta(days=90)
"""How far back the usual share and the rate of answers are taken from."""


class BegunRow(TypedDict):
    """A person, and when they began."""

    person: int
    began: datetime


type Begun = QuerySet[WithAnnotations[SectionProgress, BegunRow], BegunRow]

_IN_ORDER = ("module__number", "number")


class QuestionOutcomes:
    """Right at the first try at one question."""

    def offered(self, release: Release) -> list[Offer]:
        """Questions that everybody is asked and the release leaves as they are.

        None of those that a person grades: whoever grades late moves the figure afterwards.
        """
        everyone = Release.objects.filter(scope=release.scope, ring=Ring.A3)
        rows = QuestionRevision.objects.in_releases(list(everyone.values_list("pk", flat=True)))
        rows = rows.filter(question__section__module__course__slug=release.scope)
        rows = rows.exclude(kind__in=BY_PERSON).exclude(question__revisions__release=release)
        rows = rows.select_related("question__section__module").order_by(
            *(f"question__section__{each}" for each in _IN_ORDER), "question__key"
        )
        begins = _first_place(release)
        return [
            Offer(row.question_id, f"{row.question.section.plate} · {row.question.key}")
            for row in rows
            if begins is not None and _place(row.question.section) >= begins
        ]

    def past(self, outcome: int, *, at: datetime) -> Past:
        """First tries of the last 90 days; the rate is over the time since the first of them."""
        rows = _first_tries(outcome).filter(answered_at__gte=at - LATELY, answered_at__lt=at)
        found = rows.exclude(_staff("learner__")).filter(verdict_now__in=COUNTED).aggregate(
            n=Count("pk"), right=Count("pk", Q(verdict_now="correct")), since=Min("answered_at")
        )  # fmt: skip
        if not found["n"]:
            return Past()
        days = max(1.0, (at - found["since"]) / timedelta(days=1))
        return Past(found["n"], found["right"], found["n"] / days)

    def people(
        self, release: Release, outcome: int, *, since: datetime, until: datetime
    ) -> Iterator[Person]:
        """Those who began a section that the release touches, each with their first try since."""
        begun = _begun(release, since, until)
        keys = _keys(begun)
        tries: dict[int, tuple[datetime, str]] = {}
        rows = _first_tries(outcome).filter(answered_at__lt=until)
        rows = rows.annotate(person=_person("learner__")).order_by("answered_at", "pk")
        for person, at, verdict in rows.values_list("person", "answered_at", "verdict_now"):
            tries.setdefault(person, (at, verdict))
        for person, began in begun.order_by("began", "person").values_list("person", "began"):
            at, verdict = tries.get(person, (until, ""))
            if person not in keys or at < began:
                continue
            is_counted = verdict in COUNTED
            yield Person(tuple(keys[person]), at if is_counted else None, verdict == "correct")


def _person(path: str = "") -> Coalesce:
    """The learner, or the one whom a guest became."""
    return Coalesce(f"{path}merged_into_id", f"{path}id")


def _first_tries(outcome: int) -> QuerySet[WithAnnotations[Response, AsNow]]:
    return Response.objects.standing().filter(
        revision__question=outcome, try_number=1, is_practice=False
    )


def _begun(release: Release, since: datetime, until: datetime) -> Begun:
    """A row for each person who began in that time, and none of those who had before."""
    rows = SectionProgress.objects.filter(section__in=sections_touched(release)).order_by()
    by_person = rows.annotate(person=_person("learner__")).values("person")
    return by_person.annotate(began=Min("started_at")).filter(began__gte=since, began__lt=until)


def _keys(begun: Begun) -> dict[int, list[str]]:
    """Every key of each person, their own and their guests'; none of the staff's."""
    rows = Learner.objects.annotate(person=_person()).filter(
        person__in=begun.values("person"), forgotten_at=None
    )
    found: dict[int, list[str]] = {}
    for person, key in rows.exclude(_staff()).values_list("person", "key"):
        found.setdefault(person, []).append(key)
    return found


def _staff(path: str = "") -> Q:
    """Learners who are staff, and guests who became staff."""
    is_staff = Q()
    for user in (f"{path}user__", f"{path}merged_into__user__"):
        is_staff |= Q(**{f"{user}is_staff": True, f"{user}is_active": True})
    return is_staff


def _first_place(release: Release) -> tuple[int, int] | None:
    """Where learners first meet what the release changes; None where it changes nothing."""
    touched = Section.objects.filter(pk__in=sections_touched(release)).select_related("module")
    first = touched.order_by(*_IN_ORDER).first()
    return None if first is None else _place(first)


def _place(section: Section) -> tuple[int, int]:
    """Where a section stands in its course."""
    return section.module.number, section.number


register_outcomes(QuestionOutcomes())
