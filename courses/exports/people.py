"""Who a learner is, in the tables that graders read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accounts.models import CohortMembership, Learner


def person(learner: Learner) -> Learner:
    """Who a learner turned out to be."""
    return learner.merged_into or learner


def cohorts_of(learners: Iterable[Learner]) -> dict[int, list[str]]:
    """Names of cohorts by learner, for these learners and who they turned out to be."""
    everyone = {each.pk for learner in learners for each in (learner, person(learner))}
    joined: dict[int, list[str]] = {}
    memberships = CohortMembership.objects.filter(learner__in=everyone).order_by("cohort__name")
    for learner, name in memberships.values_list("learner", "cohort__name"):
        joined.setdefault(learner, []).append(name)
    return joined


def cohorts_told(learner: Learner, cohorts: Mapping[int, Iterable[str]]) -> str:
    """The cohorts of a learner and of the person they turned out to be, as one cell."""
    own = {*cohorts.get(person(learner).pk, []), *cohorts.get(learner.pk, [])}
    return "; ".join(sorted(own))
