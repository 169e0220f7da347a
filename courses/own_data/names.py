"""Taking a person's name and address out of records that keep them as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.contrib.admin.models import LogEntry
from django.db.models import Model, Q, QuerySet

from accounts.models import User
from releases.models import AuditEvent, ReviewComment, ToggleEvent

STAND_IN = "a former member"
"""What stands for somebody who deleted their account. Not translated: records are not."""


def blotted(text: str, *, name: str, email: str) -> str:
    """The text without that person: their address anywhere, their name where it can be told.

    A name of several words is looked for as a whole; one of a single word, which may be a word of
    the text, only where it is all there is between " · ", as rows about people are told.
    """
    text = re.sub(re.escape(email), STAND_IN, text, flags=re.IGNORECASE)
    if " " in name.strip():
        return re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", STAND_IN, text)
    parts = text.split(" · ")
    return " · ".join(STAND_IN if part and part == name else part for part in parts)


def forget_names(user: User) -> None:
    """Blot this person out of the record, of comments on drafts and of the admin's own log."""
    AuditEvent.objects.filter(by=user).reworded(who=STAND_IN)
    ReviewComment.objects.filter(by=user).update(author=STAND_IN)
    for event in _telling_of(user, AuditEvent.objects.all(), ("who", "thing", "note")):
        AuditEvent.objects.filter(pk=event.pk).reworded(
            **_blotted_fields(event, user, ("who", "thing", "note"))
        )
    _blot(user, ReviewComment.objects.all(), ("author", "resolved_by"))
    _blot(user, LogEntry.objects.all(), ("object_repr", "change_message"))
    _blot(user, ToggleEvent.objects.all(), ("reason",))


def _blot(user: User, rows: QuerySet[Model], fields: Sequence[str]) -> None:
    for row in _telling_of(user, rows, fields):
        rows.model._default_manager.filter(pk=row.pk).update(**_blotted_fields(row, user, fields))


def _telling_of[M: Model](user: User, rows: QuerySet[M], fields: Sequence[str]) -> list[M]:
    """Rows that may name the person in one of those fields."""
    asked = Q()
    for field in fields:
        asked |= Q(**{f"{field}__icontains": user.email})
        if user.name.strip():
            asked |= Q(**{f"{field}__icontains": user.name.strip()})
    return list(rows.filter(asked).order_by("pk"))


def _blotted_fields(row: Model, user: User, fields: Sequence[str]) -> dict[str, str]:
    """The fields' words without the person."""
    return {
        field: blotted(getattr(row, field), name=user.name, email=user.email) for field in fields
    }
