"""Which records a grader asked for, whatever they are records of."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from accounts.scopes import members_of
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
    seen = filters.scope.learners()
    if seen is not None:
        rows = rows.filter(learner__in=seen)
    if filters.cohort is not None:
        rows = rows.filter(learner__in=members_of([filters.cohort.pk]))
    if filters.start is not None:
        rows = rows.filter(**{f"{moment}__gte": filters.start})
    if filters.end is not None:
        rows = rows.filter(**{f"{moment}__lt": filters.end})
    return rows


def _revisions(of: type[Revision], filters: Filters) -> QuerySet[Revision]:
    """Every revision of that kind in the course, or in the section."""
    rows = of._default_manager.all()
    if filters.course is not None:
        rows = rows.filter(**{f"{of.identity}__section__module__course": filters.course})
    if filters.section is not None:
        rows = rows.filter(**{f"{of.identity}__section": filters.section})
    return rows
