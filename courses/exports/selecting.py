"""Which records a grader asked for, whatever they are records of."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from courses.exports.filters import Filters
from releases.models import Revision


def selected[Q: QuerySet[Model]](
    rows: Q, filters: Filters, *, of: type[Revision], moment: str
) -> Q:
    """The records that pass: each has a `learner` and a `revision`, which is one `of` that kind.

    `moment` names the field that the days are about. What a guest did before signing in is the
    person's.
    """
    if places := _places(filters):
        own = {f"{of.identity}__{path}": value for path, value in places.items()}
        rows = rows.filter(revision__in=of._default_manager.filter(**own))
    if filters.release is not None:
        rows = rows.filter(revision__in=of._default_manager.filter(release=filters.release))
    for group in filters.people():
        rows = rows.filter(learner__in=group)
    if filters.start is not None:
        rows = rows.filter(**{f"{moment}__gte": filters.start})
    if filters.end is not None:
        rows = rows.filter(**{f"{moment}__lt": filters.end})
    return rows


def _places(filters: Filters) -> dict[str, object]:
    """Where a thing has to stand, as look-ups from that thing."""
    asked = {
        "section__module__course__slug__in": filters.courses,
        "section__module__course": filters.course,
        "section__module": filters.module,
        "section": filters.section,
    }
    return {path: value for path, value in asked.items() if value is not None}
