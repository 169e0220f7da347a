"""Rows about toggles that the database has to refuse."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from releases.models import Exposure, Toggle, ToggleCohort, ToggleEvent
from tests.promises.world import World

type Row = tuple[type[models.Model], Callable[[World], dict[str, object]]]

_TOGGLE = {"name": "new", "kind": "ops", "meaning": "m"}

TOGGLE_ROWS: dict[str, Row] = {
    "toggle_is_of_a_known_kind": (Toggle, lambda w: _TOGGLE | {"kind": "whim"}),
    "toggle_percent_is_up_to_all": (Toggle, lambda w: _TOGGLE | {"percent": 101}),
    "toggle_that_passes_has_an_end": (Toggle, lambda w: _TOGGLE | {"kind": "release"}),
    "toggle_names_a_cohort_once": (
        ToggleCohort,
        lambda w: {"toggle": w.toggle, "cohort": w.cohort},
    ),
    "toggle_event_numbered_once": (ToggleEvent, lambda w: w.toggle_event_fields),
    "toggle_event_is_of_a_known_kind": (
        ToggleEvent,
        lambda w: w.toggle_event_fields | {"number": 2, "kind": "whim"},
    ),
    "toggle_event_says_why": (
        ToggleEvent,
        lambda w: w.toggle_event_fields | {"number": 2, "reason": ""},
    ),
    "exposure_once_per_learner_and_toggle": (Exposure, lambda w: w.exposure_fields),
    "exposure_says_what_they_got": (
        Exposure,
        lambda w: w.exposure_fields | {"learner": w.guest, "variant": ""},
    ),
}
