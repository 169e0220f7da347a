"""A revision as a line of its item's history, and over its side of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from releases.models import Revision
from releases.rings import Ring

_LAMPS = {Ring.OFF: "", Ring.A1: "half", Ring.A2: "half", Ring.A3: "on", Ring.ROLLED_BACK: "back"}


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of a revision beside its words."""

    revision: Revision
    ring: str
    lamp: str
    """How the lamp of its ring is drawn: "", "half", "on", "back" or "draft"."""
    change_url: str
    restore_url: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A line of the history, and whether it is chosen for comparing before anyone chooses."""

    noted: Noted
    is_from: bool
    is_to: bool


def noted(revision: Revision) -> Noted:
    """The revision with its ring and its addresses."""
    release = revision.release
    ring = _("Draft") if release is None else release.get_ring_display()
    lamp = "draft" if release is None else _LAMPS[Ring(release.ring)]
    name = f"admin:{revision._meta.app_label}_{revision._meta.model_name}"
    item_id = getattr(revision, f"{revision.identity}_id")
    return Noted(
        revision=revision,
        ring=ring,
        lamp=lamp,
        change_url=reverse(f"{name}_change", args=[revision.pk]),
        restore_url=reverse(f"{name}_restore", args=[item_id, revision.number]),
    )


def history_rows(revisions: Sequence[Revision]) -> list[HistoryRow]:
    """The lines, newest first; at first the newest is compared with the one before it."""
    return [
        HistoryRow(noted(revision), is_from=place == 1, is_to=place == 0)
        for place, revision in enumerate(revisions)
    ]
