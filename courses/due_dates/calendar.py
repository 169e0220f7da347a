"""A learner's due dates as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import Learner
from courses.due_dates.telling import told_moment
from courses.models import DueDate
from courses.reading.compiled import CompiledSection
from courses.reading.compiling import compiled_course
from courses.reading.standing import Due, standing_of

PRODUCT = "-//Cloud Integrations//Due dates//EN"
LOOK_AGAIN = timedelta(hours=6)
"""How often programs that heed it ask anew."""

_NAMES = uuid.UUID("5f1c57a4-3f64-4d6c-9f43-0c7c7f1a9f6e")
"""Of this UUID and a learner's key and section every UID is made (RFC 9562, version 5)."""


def calendar_of(learner: Learner, absolute: Callable[[str], str]) -> bytes:
    """The file; `absolute` makes an address of this site a whole one.

    Moments are in UTC, which every program shows in its owner's time. An event keeps its UID when
    its date moves, and says by DTSTAMP when it did. The same dates give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Due dates · Cloud Integrations"))
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    rows = _latest(
        DueDate.objects.filter(cohort__memberships__learner=learner)
        .select_related("cohort", "section__module__course")
        .order_by("due_at", "id")
    )
    shown = _shown(learner, rows)
    for row in rows:
        calendar.add_component(_event(learner, row, shown.get(row.section_id), absolute))
    return bytes(calendar.to_ical())


def _latest(rows: Iterable[DueDate]) -> list[DueDate]:
    """For each section the date that counts: of several cohorts the latest, as on the pages."""
    by_section: dict[int, DueDate] = {}
    for row in rows:
        by_section.pop(row.section_id, None)
        by_section[row.section_id] = row
    return list(by_section.values())


def _shown(learner: Learner, rows: Iterable[DueDate]) -> dict[int, CompiledSection]:
    """The sections as the learner sees them; one that is not released to them has no title yet."""
    found: dict[int, CompiledSection] = {}
    slugs = sorted({row.section.module.course.slug for row in rows})
    for standing in filter(None, (standing_of(learner, slug) for slug in slugs)):
        key = standing.course_id, standing.structure, standing.releases
        found.update({section.id: section for section in compiled_course(*key).sections})
    return found


def _event(
    learner: Learner,
    row: DueDate,
    shown: CompiledSection | None,
    absolute: Callable[[str], str],
) -> Event:
    course = row.section.module.course
    place = f"{row.section.module.number}.{row.section.number}"
    title = f"{place} {shown.short_title if shown else course.title}"
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMES, f'{learner.key}/{row.section_id}')}")
    event.add("dtstamp", row.changed_at.replace(microsecond=0))
    event.add("dtstart", row.due_at.replace(microsecond=0))
    event.add("summary", _("Due: %(section)s") % {"section": title})
    moment = told_moment(Due(row.due_at, row.cohort.time_zone))
    event.add("description", f"{course.title} · {row.cohort.name}\n{moment}")
    event.add("url", absolute(shown.url if shown else course.get_absolute_url()))
    event.add("transp", "TRANSPARENT")
    return event
