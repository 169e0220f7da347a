"""What the funnels of a lab are counted from: one query, a row per learner and revision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.db.models.fields import IntegerField
from django.db.models.functions import Cast, Coalesce

from courses.exports.filters import Filters
from labs.exports.selection import runs_for
from labs.funnel import Funnel, Part, funnel_of
from labs.models import Lab


@dataclass(frozen=True, slots=True)
class Funnels:
    """The funnel of a lab, and of each of its revisions that anybody played."""

    whole: Funnel
    by_revision: dict[int, Funnel]


def funnels(lab: Lab, filters: Filters) -> Funnels:
    """How far those whose runs pass came. A revision counts whoever played it, by that alone."""
    parts = _parts(lab, filters)
    by_revision: defaultdict[int, list[Part]] = defaultdict(list)
    for part in parts:
        by_revision[part.revision].append(part)
    each = {revision: funnel_of(own) for revision, own in by_revision.items()}
    # Mostly there is one revision, and then this is it.
    whole = next(iter(each.values())) if len(each) == 1 else funnel_of(parts)
    return Funnels(whole=whole, by_revision=each)


def _parts(lab: Lab, filters: Filters) -> list[Part]:
    won = Q(won=True)
    rows = (
        runs_for(filters)
        .filter(lab=lab)
        .order_by()
        .values_list(Coalesce("learner__merged_into", "learner"), "learner", "revision")
        .annotate(
            goals=Max("goals_met"),
            with_bonus=Max(Cast("bonus", IntegerField())),
            began=Min("played_at"),
            won_at=Min("played_at", filter=won),
            first_run=Min("run"),
            last_run=Max("run"),
            won_run=Min("run", filter=won),
        )
    )
    return [
        Part(person, learner, revision, goals, bool(bonus), *rest)
        for person, learner, revision, goals, bonus, *rest in rows
    ]
