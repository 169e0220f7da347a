"""Rows about authors, their record and their reviewers that the database has to refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import models

from courses.models import CourseInstructor
from releases.models import AuditEvent, ReviewComment, ReviewLink
from tests.factories import NOW
from tests.promises.world import World

type Row = tuple[type[models.Model], Callable[[World], dict[str, object]]]


def _told(**fields: object) -> dict[str, object]:
    return {"at": NOW, "who": "w", "action": "saved", "kind": "k", "thing_id": 1} | fields


def _link(**fields: object) -> dict[str, object]:
    times = {"created_at": NOW, "expires_at": NOW + timedelta(days=1)}
    return times | {"kind": "k", "revision_id": 1, "scope": "c", "token_hash": "h"} | fields


def _said(**fields: object) -> dict[str, object]:
    own = {"kind": "k", "revision_id": 1, "scope": "c", "place": "p", "author": "a", "at": NOW}
    return own | {"text": "t"} | fields


PEOPLE_ROWS: dict[str, Row] = {
    "course_instructor_once_in_course": (
        CourseInstructor,
        lambda w: {"course": w.course, "person": w.user, "since": NOW},
    ),
    "audit_event_says_who_did_what": (AuditEvent, lambda w: _told(who="")),
    "audit_event_names_the_revision_it_came_from": (AuditEvent, lambda w: _told(from_id=1)),
    "review_link_lasts_for_a_while": (ReviewLink, lambda w: _link(expires_at=NOW)),
    "review_link_has_a_secret": (ReviewLink, lambda w: _link(token_hash="")),
    "review_comment_is_said_by_someone": (ReviewComment, lambda w: _said(author="")),
    "review_comment_is_resolved_by_someone": (ReviewComment, lambda w: _said(resolved_at=NOW)),
}
