"""Rows about authors, their record and their reviewers that the database has to refuse."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from courses.models import CourseInstructor
from releases.models import AuditEvent
from tests.factories import NOW
from tests.promises.world import World

type Row = tuple[type[models.Model], Callable[[World], dict[str, object]]]


def _told(**fields: object) -> dict[str, object]:
    return {"at": NOW, "who": "w", "action": "saved", "kind": "k", "thing_id": 1} | fields


PEOPLE_ROWS: dict[str, Row] = {
    "course_instructor_once_in_course": (
        CourseInstructor,
        lambda w: {"course": w.course, "person": w.user, "since": NOW},
    ),
    "audit_event_says_who_did_what": (AuditEvent, lambda w: _told(who="")),
    "audit_event_names_the_revision_it_came_from": (AuditEvent, lambda w: _told(from_id=1)),
}
