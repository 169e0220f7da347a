"""Setting a cohort's due dates, by hand or after those of another cohort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Cohort, User
from accounts.zones import zone_of
from courses.due_dates.local_times import shifted
from courses.models import Course, DueDate
from releases.audit import record


@dataclass(frozen=True, slots=True)
class Changed:
    """How many dates an act set and took away."""

    set: int = 0
    taken: int = 0

    def __bool__(self) -> bool:
        return bool(self.set or self.taken)


@transaction.atomic
def set_due_dates(
    cohort: Cohort,
    course: Course,
    dates: Mapping[int, datetime | None],
    *,
    by: User,
    at: datetime,
    note: str = "",
) -> Changed:
    """Give sections of the course, by id, their moments; None takes a date away.

    What is the same already is left alone, so calendars do not take it for news.
    """
    rows = DueDate.objects.select_for_update(of=("self",)).filter(
        cohort=cohort, section__module__course=course, section__in=dates
    )
    known = {row.section_id: row for row in rows}
    gone = [row.pk for section, row in known.items() if dates[section] is None]
    new = {s: d for s, d in dates.items() if d and (s not in known or known[s].due_at != d)}
    DueDate.objects.filter(pk__in=gone).delete()
    DueDate.objects.bulk_create(
        [DueDate(cohort=cohort, section_id=s, due_at=d, changed_at=at) for s, d in new.items()],
        update_conflicts=True,
        unique_fields=["cohort", "section"],
        update_fields=["due_at", "changed_at"],
    )
    changed = Changed(len(new), len(gone))
    if changed:
        record(by=by, at=at, action="scheduled", about=cohort, note=_note(course, changed, note))
    return changed


def _note(course: Course, changed: Changed, more: str) -> str:
    words = _("%(course)s: %(set)d set, %(taken)d taken away")
    told = words % {"course": course.slug, "set": changed.set, "taken": changed.taken}
    return f"{told} · {more}" if more else told


def copy_due_dates(
    source: Cohort, cohort: Cohort, course: Course, *, days: int, by: User, at: datetime
) -> Changed:
    """Set what the other cohort has for the course, so many days later (or, below 0, earlier).

    Clocks of this cohort then show the hour that clocks of the other showed. Dates for sections
    that the other has none for stay. Raises NoSuchYearError; nothing is set then.
    """
    rows = DueDate.objects.filter(cohort=source, section__module__course=course)
    of, into = zone_of(source.time_zone), zone_of(cohort.time_zone)
    dates: dict[int, datetime | None] = {
        row.section_id: shifted(row.due_at, of=of, into=into, days=days)
        for row in rows.order_by("section_id")
    }
    words = ngettext("after %(cohort)s by %(days)d day", "after %(cohort)s by %(days)d days", days)
    note = words % {"cohort": source, "days": days}
    return set_due_dates(cohort, course, dates, by=by, at=at, note=note)
