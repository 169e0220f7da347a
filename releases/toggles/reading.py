"""The toggles' rows, in one query; and who is in the cohorts they name, where that has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, Max, OuterRef, Subquery

from accounts.models import CohortMembership
from releases.models.toggles import Toggle


class ToggleRow(NamedTuple):
    """A toggle with one of the cohorts it names, and a trace of who is in that cohort."""

    id: int
    name: str
    kind: str
    on: bool
    percent: int
    salt: str
    variants: object
    cohort: int | None
    members: int | None
    newest: int | None

    @property
    def trace(self) -> tuple[int, int]:
        """Changes whenever somebody joins or leaves: a membership never gets an old id."""
        return self.members or 0, self.newest or 0


class Members(NamedTuple):
    """Who was in a cohort when its trace was this."""

    trace: tuple[int, int]
    learners: frozenset[int]


def toggle_rows() -> list[ToggleRow]:
    """Every toggle, once for each cohort that it names and at least once."""
    inside = CohortMembership.objects.filter(cohort=OuterRef("named_cohorts__cohort"))
    members = inside.order_by().values("cohort")
    rows = Toggle.objects.order_by("id", "named_cohorts__cohort").annotate(
        members_now=Subquery(members.annotate(n=Count("id")).values("n")),
        newest=Subquery(members.annotate(n=Max("id")).values("n")),
    )
    columns = ("id", "name", "kind", "on", "percent", "salt", "variants")
    return [
        ToggleRow(*row)
        for row in rows.values_list(*columns, "named_cohorts__cohort", "members_now", "newest")
    ]


def members_of(rows: Sequence[ToggleRow], known: Mapping[int, Members]) -> dict[int, Members]:
    """The members of every cohort named; read only where the trace is not the one known."""
    found: dict[int, Members] = {}
    for row in rows:
        if row.cohort is None or row.cohort in found:
            continue
        kept = known.get(row.cohort)
        if kept is None or kept.trace != row.trace:
            inside = CohortMembership.objects.filter(cohort=row.cohort)
            kept = Members(row.trace, frozenset(inside.values_list("learner_id", flat=True)))
        found[row.cohort] = kept
    return found
