"""Writing on: the one open draft of an item, begun as a copy of a revision."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from accounts.models import User
from releases.audit import record
from releases.models import Revision

NOT_COPIED = frozenset(
    {"id", "number", "release", "change_note", "edit", "created_at", "created_by"}
)


def open_draft[R: Revision](revision: R) -> R | None:
    """The newest draft of the same item, or None where everything is in a release."""
    drafts = type(revision)._default_manager.filter(
        pk__in=revision.siblings().values("pk"), release=None
    )
    return drafts.order_by("-number").first()


@transaction.atomic
def begin_draft[R: Revision](revision: R, *, by: User, at: datetime) -> tuple[R, bool]:
    """The item's open draft, begun as a copy of `revision` where there is none: (draft, begun).

    Two people who begin one at the same moment get the same draft.
    """
    item = revision._meta.get_field(revision.identity).related_model
    assert isinstance(item, type)  # noqa: S101  (tells the type checker that it is a model)
    item_id = getattr(revision, f"{revision.identity}_id")
    item._default_manager.select_for_update().get(pk=item_id)
    draft = open_draft(revision)
    if draft is not None:
        return draft, False
    is_newest = not revision.siblings().filter(number__gt=revision.number).exists()
    draft = type(revision)(**_copied(revision), created_by=by, created_at=at)
    draft.save()
    action = "began" if is_newest else "restored"
    record(by=by, at=at, action=action, about=draft, from_revision=revision)
    return draft, True


def copy_as_draft[R: Revision](
    revision: R, item: models.Model, *, by: User | None, at: datetime
) -> R:
    """A draft of `item`, another thing of the same kind, that says what `revision` says."""
    fields = _copied(revision) | {f"{revision.identity}_id": item.pk}
    draft = type(revision)(**fields, created_by=by, created_at=at)
    draft.save()
    return draft


def _copied(revision: Revision) -> dict[str, object]:
    """The fields that a copy takes over; a stored file is shared, as its bytes never change."""
    copied: dict[str, object] = {}
    for field in revision._meta.concrete_fields:
        if field.name not in NOT_COPIED | revision.own_fields:
            value = getattr(revision, field.attname)
            copied[field.attname] = value.name if isinstance(field, models.FileField) else value
    return copied
