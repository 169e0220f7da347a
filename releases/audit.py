"""Writing the record: every act of an author, in the transaction of what it tells.

Whoever changes content calls `record` (or `record_each`) once per act. What may be said is in
`ACTIONS`: short words that stay, with the words people read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.models.audit import AuditEvent
from releases.scopes import scope_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

ACTIONS: Mapping[str, StrPromise] = {
    "created": gettext_lazy("created"),
    "changed": gettext_lazy("changed"),
    "moved": gettext_lazy("moved"),
    "began": gettext_lazy("began a draft"),
    "saved": gettext_lazy("saved"),
    "restored": gettext_lazy("restored"),
    "made_to_count": gettext_lazy("drafted the end of a trial"),
    "duplicated": gettext_lazy("duplicated"),
    "imported": gettext_lazy("imported"),
    "exported": gettext_lazy("exported"),
    "uploaded": gettext_lazy("uploaded"),
    "built": gettext_lazy("built"),
    "commented": gettext_lazy("commented"),
    "answered": gettext_lazy("answered a comment"),
    "answered_reports": gettext_lazy("answered reports"),
    "resolved": gettext_lazy("resolved a comment"),
    "reopened": gettext_lazy("reopened a comment"),
    "shared": gettext_lazy("shared by link"),
    "unshared": gettext_lazy("took a link back"),
    "visited": gettext_lazy("opened by link"),
    "invited": gettext_lazy("invited an instructor"),
    "dismissed": gettext_lazy("took an instructor out"),
    "enrolled": gettext_lazy("took in a roster"),
    "joined": gettext_lazy("joined a cohort"),
    "left": gettext_lazy("left a cohort"),
    "opened": gettext_lazy("opened a cohort by code"),
    "closed": gettext_lazy("closed a cohort to its code"),
    "scheduled": gettext_lazy("set due dates"),
    "collected": gettext_lazy("collected into a release"),
    "taken_out": gettext_lazy("took out of a release"),
    "promoted": gettext_lazy("promoted"),
    "rolled_back": gettext_lazy("rolled back"),
    "share_changed": gettext_lazy("changed the share"),
    "held": gettext_lazy("held"),
    "resumed": gettext_lazy("resumed"),
    "move_scheduled": gettext_lazy("scheduled a move"),
    "move_cancelled": gettext_lazy("cancelled a scheduled move"),
    "move_refused": gettext_lazy("scheduled move refused"),
    "experiment_planned": gettext_lazy("planned an experiment"),
    "experiment_started": gettext_lazy("started an experiment"),
    "experiment_stopped": gettext_lazy("stopped an experiment"),
    "experiment_dropped": gettext_lazy("dropped the plan of an experiment"),
    "notes_amended": gettext_lazy("amended the notes for learners"),
    "acknowledged": gettext_lazy("acknowledged a rollback"),
    "regraded": gettext_lazy("judged given answers anew"),
    "regrade_undone": gettext_lazy("took a regrade back"),
    "switched_on": gettext_lazy("switched on"),
    "switched_off": gettext_lazy("switched off"),
    "ghost_on": gettext_lazy("switched on the ghost reading of"),
    "ghost_off": gettext_lazy("ended the ghost reading of"),
    "deleted": gettext_lazy("deleted"),
    "forgotten": gettext_lazy("deleted the data of"),
}
"""What can be done, and how people read it."""

TOLD_FOR = timedelta(minutes=10)
"""So long one event tells of one person's saves of one draft: autosave would fill the record."""


class UnknownActionError(ValueError):
    """An action that `ACTIONS` has no words for."""


def record(
    *,
    by: User | None,
    at: datetime,
    action: str,
    about: models.Model,
    from_revision: models.Model | None = None,
    note: str = "",
    who: str = "",
) -> AuditEvent | None:
    """Append one event; None for a save that the event of a save minutes ago tells already.

    `by` is None for the system, and for a reviewer, whose name is `who`. Raises
    UnknownActionError for a word that `ACTIONS` does not have.
    """
    event = _event(by=by, at=at, action=action, about=about, note=note, who=who)
    if from_revision is not None:
        event.from_id, event.from_revision = from_revision.pk, str(from_revision)[:255]
    if action == "saved" and _is_told(event):
        return None
    event.scope = scope_of(about)
    event.save(force_insert=True)
    return event


def record_each(
    abouts: Iterable[models.Model], *, by: User | None, at: datetime, action: str, note: str = ""
) -> None:
    """Append one event for each thing, in one statement. Raises UnknownActionError."""
    events = []
    for about in abouts:
        event = _event(by=by, at=at, action=action, about=about, note=note, who="")
        event.scope = scope_of(about)
        events.append(event)
    AuditEvent.objects.bulk_create(events)


def told_action(action: str) -> str:
    """The action as people read it; a word from before or after this version as it is."""
    return str(ACTIONS.get(action, action))


def _event(
    *, by: User | None, at: datetime, action: str, about: models.Model, note: str, who: str
) -> AuditEvent:
    if action not in ACTIONS:
        raise UnknownActionError(f"Give “{action}” its words in releases.audit.ACTIONS first.")
    name = who or (str(by) if by is not None else _("the system"))
    return AuditEvent(
        at=at,
        by=by,
        who=name[:150],
        action=action,
        kind=about._meta.label_lower,
        thing_id=about.pk,
        thing=str(about)[:255],
        note=" ".join(note.split())[:500],
    )


def _is_told(event: AuditEvent) -> bool:
    """Whether a save of the same thing by the same person was recorded minutes ago."""
    return AuditEvent.objects.filter(
        kind=event.kind,
        thing_id=event.thing_id,
        action=event.action,
        by=event.by,
        who=event.who,
        at__gt=event.at - TOLD_FOR,
    ).exists()
