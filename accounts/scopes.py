"""Whose results a person may see: every learner's, or those of the cohorts they grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Cohort, CohortGrader, CohortMembership, Learner, User

if TYPE_CHECKING:
    from collections.abc import Collection

SEE_EVERYONE = "accounts.see_every_cohort"
"""The right to see the results of every learner, in a cohort or not; administrators have it."""


@dataclass(frozen=True, slots=True)
class LearnerScope:
    """The learners somebody may see: those in `cohorts` now, or everyone where that is None."""

    cohorts: frozenset[int] | None

    @property
    def is_everyone(self) -> bool:
        """Whether nobody is left out."""
        return self.cohorts is None

    @property
    def is_nobody(self) -> bool:
        """Whether no cohort was given yet."""
        return self.cohorts == frozenset()

    def learners(self) -> QuerySet[Learner] | None:
        """The learners within, and who they were before they signed in; None for everyone."""
        return None if self.cohorts is None else members_of(self.cohorts)

    def named(self) -> QuerySet[Cohort]:
        """The cohorts that may be asked for, by name."""
        rows = Cohort.objects.order_by("name")
        return rows if self.cohorts is None else rows.filter(pk__in=self.cohorts)


EVERYONE = LearnerScope(None)
"""For commands and administrators."""


def scope_of_grader(person: User | AnonymousUser) -> LearnerScope:
    """The learners whose results a grader may see."""
    if person.has_perm(SEE_EVERYONE):
        return EVERYONE
    own = CohortGrader.objects.filter(grader=person.pk).values_list("cohort", flat=True)
    return LearnerScope(frozenset(own))


def members_of(cohorts: Collection[int]) -> QuerySet[Learner]:
    """Every learner of these cohorts, and who they were before they signed in."""
    joined = CohortMembership.objects.filter(cohort__in=sorted(cohorts))
    people = joined.values_list(Coalesce("learner__merged_into", "learner"))
    learners = Learner.objects.alias(person=Coalesce("merged_into", "id"))
    return learners.filter(person__in=people)
