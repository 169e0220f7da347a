"""Which records a grader asked for, whatever they are records of."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Cohort, CohortMembership, Learner
from courses.exports.filters import Filters
from releases.models import Revision


def selected[Q: QuerySet[Model]](
    rows: Q, filters: Filters, *, of: type[Revision], moment: str
) -> Q:
    """The records that pass: each has a `learner` and a `revision`, which is one `of` that kind.

    `moment` names the field that the days are about. What a guest did before signing in is the
    person's.
    """
    if filters.course is not None or filters.section is not None:
        rows = rows.filter(revision__in=_revisions(of, filters))
    if filters.cohort is not None:
        rows = rows.filter(learner__in=members(filters.cohort))
    if filters.start is not None:
        rows = rows.filter(**{f"{moment}__gte": filters.start})
    if filters.end is not None:
        rows = rows.filter(**{f"{moment}__lt": filters.end})
    return rows


def members(cohort: Cohort) -> QuerySet[Learner]:
    """Every learner of the cohort, and who they were before they signed in."""
    joined = CohortMembership.objects.filter(cohort=cohort)
    people = joined.values_list(Coalesce("learner__merged_into", "learner"))
    learners = Learner.objects.alias(person=Coalesce("merged_into", "id"))
    return learners.filter(person__in=people)


def _revisions(of: type[Revision], filters: Filters) -> QuerySet[Revision]:
    """Every revision of that kind in the course, or in the section."""
    rows = of._default_manager.all()
    if filters.course is not None:
        rows = rows.filter(**{f"{of.identity}__section__module__course": filters.course})
    if filters.section is not None:
        rows = rows.filter(**{f"{of.identity}__section": filters.section})
    return rows
