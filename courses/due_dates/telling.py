"""A due date in words: how far off it is, and its date in the time of the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.zones import zone_of
from courses.reading.page import Reader
from courses.reading.standing import Due


@dataclass(frozen=True, slots=True)
class ToldDue:
    """What a page says of a due date."""

    words: str
    """“Due in 3 days”, “Was due”, or “Due” where the section is complete."""
    date: str
    """Day, time and zone of the cohort."""
    iso: str
    """The moment for machines."""
    is_past: bool
    """Whether it has passed and the section is not complete."""


@dataclass(frozen=True, slots=True)
class DueSection:
    """A section still to be completed, with its date."""

    place: str
    """The numbers of module and section, such as 6.3."""
    title: str
    url: str
    due: ToldDue


def told_due(due: Due, *, at: datetime, is_complete: bool) -> ToldDue:
    """The words for a learner who looks `at` that moment."""
    is_past = at >= due.at and not is_complete
    words = _("Due") if is_complete else _words(due, at=at)
    return ToldDue(words, told_moment(due), due.at.isoformat(), is_past)


def told_moment(due: Due) -> str:
    """Day and time as clocks of the cohort show it, with the zone's name."""
    local = due.at.astimezone(zone_of(due.zone))
    words = _("%(date)s, %(time)s (%(zone)s time)")
    return words % {
        "date": date_format(local, "D j F Y"),
        "time": date_format(local, "H:i"),
        "zone": due.zone.replace("_", " "),
    }


def _words(due: Due, *, at: datetime) -> str:
    """How far off it is, in days of the cohort's calendar."""
    if at >= due.at:
        return _("Was due")
    zone = zone_of(due.zone)
    days = (due.at.astimezone(zone).date() - at.astimezone(zone).date()).days
    if days == 0:
        return _("Due today")
    if days == 1:
        return _("Due tomorrow")
    return ngettext("Due in %(count)d day", "Due in %(count)d days", days) % {"count": days}


def due_of(reader: Reader, section_id: int, *, at: datetime) -> ToldDue | None:
    """What to say of one section; None for a learner without a date for it."""
    due = reader.standing.due.get(section_id)
    section = reader.course.section_by_id(section_id)
    if due is None or section is None:
        return None
    return told_due(due, at=at, is_complete=reader.state_of(section).state == "complete")


def still_due(reader: Reader, *, at: datetime) -> list[DueSection]:
    """The released sections that have a date and are not complete.

    First those to come, the nearest first; then those whose date has passed, the latest first.
    """
    found = []
    for section in reader.course.sections:
        due = reader.standing.due.get(section.id)
        if due is None or reader.state_of(section).state == "complete":
            continue
        told = told_due(due, at=at, is_complete=False)
        place = f"{section.module.number}.{section.number}"
        row = DueSection(place, section.short_title, section.url, told)
        found.append((told.is_past, abs(due.at - at), row))
    return [row for _past, _far, row in sorted(found, key=lambda each: each[:2])]
