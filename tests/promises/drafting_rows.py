"""Rows about drafts that the database has to refuse."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from releases.models import OpenEditor, SavedState
from tests.promises.world import World

type Row = tuple[type[models.Model], Callable[[World], dict[str, object]]]

DRAFTING_ROWS: dict[str, Row] = {
    "saved_state_once_per_save": (SavedState, lambda w: w.state_fields | {"why": "restored"}),
    "saved_state_unfinished_once_per_editor": (
        SavedState,
        lambda w: w.state_fields | {"why": "unfinished"},
    ),
    "saved_state_has_a_known_reason": (SavedState, lambda w: w.state_fields | {"why": "whim"}),
    "open_editor_once_per_page": (OpenEditor, lambda w: w.open_fields),
}
