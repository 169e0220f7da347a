"""The list of learners: who they are and how much they have done; found, sorted, 50 a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Max, OrderBy, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, NullIf

from accounts.models import CohortMembership, Learner
from accounts.name_order import NameOrder
from courses.exports.fields import DIGITS
from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told
from courses.models import Course, SectionProgress

A_PAGE = 50
NAME = Coalesce(NullIf("user__name", Value("")), "user__email")
"""What somebody is called: a name, else the address."""
NAMES = {"name": NameOrder(NAME), "email": NameOrder("user__email")}
COUNTS = {
    "started": Count("pk"),
    "completed": Count("completed_at"),
    "points": Sum("points"),
    "last": Max("updated_at"),
}
SORTS = (*NAMES, *COUNTS)
"""The columns, as an address names them; with a minus from the greatest."""


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One line."""

    id: int
    name: str
    email: str
    cohorts: str
    started: int = 0
    completed: int = 0
    points: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Who is listed, what is counted, and by which column they are sorted."""

    filters: Filters
    words: str
    sort: str

    def learners(self) -> QuerySet[Learner]:
        """Everyone who passes; who a guest turned out to be stands for both.

        Who has an account and nothing else, in no cohort, is no learner yet.
        """
        rows = Learner.objects.filter(
            Exists(SectionProgress.objects.filter(learner=OuterRef("pk")))
            | Exists(CohortMembership.objects.filter(learner=OuterRef("pk"))),
            merged_into=None,
        )
        for group in self.filters.people():
            rows = rows.filter(pk__in=group)
        return rows.filter(_called(self.words)) if self.words else rows

    def page(self, number: str) -> Page[int]:
        """One page of them, sorted; for a number that makes no sense the nearest there is."""
        ids = self._sorted().values_list("pk", flat=True)
        return Paginator(ids, A_PAGE).get_page(number)

    def rows(self, page: Page[int]) -> list[LearnerRow]:
        """The lines of a page, in three queries."""
        ids = list(page.object_list)
        people = Learner.objects.select_related("user").in_bulk(ids)
        cohorts = cohorts_of(people.values())
        done = self._progress().filter(learner__in=ids).values("learner").annotate(**COUNTS)
        counted = {each["learner"]: each for each in cast("list[dict[str, Any]]", done.order_by())}
        return [_row(people[each], cohorts, counted.get(each, {})) for each in ids]

    def _progress(self) -> QuerySet[SectionProgress]:
        course: Course | None = self.filters.course
        rows = SectionProgress.objects.all()
        return rows if course is None else rows.filter(section__module__course=course)

    def _sorted(self) -> QuerySet[Learner]:
        name = self.sort.removeprefix("-")
        if name in NAMES:
            key: Any = NAMES[name]
            return self.learners().order_by(_ordered(key, self.sort), "pk")
        course = self.filters.course
        own = Q() if course is None else Q(progress__section__module__course=course)
        column = {"last": Max, "points": Sum}.get(name, Count)
        field = {
            "started": "pk", "completed": "completed_at", "points": "points", "last": "updated_at",
        }[name]  # fmt: skip
        counted = self.learners().alias(sorted_by=column(f"progress__{field}", filter=own))
        return counted.order_by(_ordered(F("sorted_by"), self.sort), "pk")


def _ordered(key: Any, sort: str) -> OrderBy:  # noqa: ANN401
    """From the least or the greatest; those without stand last, on either database."""
    if sort.startswith("-"):
        return OrderBy(key, descending=True, nulls_last=True)
    return OrderBy(key, nulls_last=True)


def _called(words: str) -> Q:
    """Each word in the name or the address; or the number, or how a guest is called."""
    found = Q()
    for word in words.split():
        named = Q(user__name__icontains=word) | Q(user__email__icontains=word)
        found &= named | Q(user=None, key__startswith=word.lower())
    is_number = words.isascii() and words.isdigit() and len(words) <= DIGITS
    return found | Q(pk=int(words)) if is_number else found


def _row(
    learner: Learner, cohorts: Mapping[int, list[str]], counted: Mapping[str, Any]
) -> LearnerRow:
    return LearnerRow(
        id=learner.pk,
        name=str(learner),
        email=learner.user.email if learner.user else "",
        cohorts=cohorts_told(learner, cohorts),
        **{name: counted[name] for name in COUNTS if counted.get(name) is not None},
    )
