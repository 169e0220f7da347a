"""Rows about releases and their moves that the database has to refuse."""

from __future__ import annotations

from releases.models import AmendedNotes, Release, ReleaseEvent, ScheduledMove
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World

_EVENT = {"number": 2, "kind": "promoted", "from_ring": 0, "to_ring": 1, "share": 1, "at": NOW}


def _event(w: World, **fields: object) -> dict[str, object]:
    return _EVENT | {"release": w.release} | fields


def _scheduled(w: World, **fields: object) -> dict[str, object]:
    """A promotion to A3 that waits, which would be fine."""
    return w.scheduled_fields | {"to_ring": 3} | fields


def _amended(w: World, number: int) -> dict[str, object]:
    return {"release": w.release, "number": number, "words": "Better.", "at": NOW}


RELEASE_ROWS: dict[str, Row] = {
    "release_name_once_in_its_scope": (Release, lambda w: {"scope": "c", "name": "one"}),
    "release_stands_in_a_known_ring": (Release, lambda w: {"name": "x", "ring": 7, "moves": 1}),
    "release_share_is_up_to_everyone": (Release, lambda w: {"name": "x", "share": 0}),
    "release_leaves_off_only_by_a_move": (Release, lambda w: {"name": "x", "ring": 3}),
    "release_is_held_between_first_and_last_ring": (
        Release,
        lambda w: {"name": "x", "ring": 3, "moves": 3, "held": True},
    ),
    "release_event_numbered_once": (ReleaseEvent, lambda w: _event(w, number=1)),
    "release_rollback_says_why": (ReleaseEvent, lambda w: _event(w, kind="rolled_back")),
    "release_override_says_why": (ReleaseEvent, lambda w: _event(w, overridden="a criterion")),
    "release_event_tells_learners_of_a_rollback": (
        ReleaseEvent,
        lambda w: _event(w, told="It was too long."),
    ),
    "release_event_names_known_rings": (ReleaseEvent, lambda w: _event(w, to_ring=9)),
    "amended_notes_numbered_once": (AmendedNotes, lambda w: _amended(w, 1)),
    "amended_notes_come_after_the_first": (AmendedNotes, lambda w: _amended(w, 0)),
    "scheduled_move_says_where_to": (ScheduledMove, lambda w: _scheduled(w, to_ring=0)),
    "scheduled_move_is_settled_once": (ScheduledMove, lambda w: _scheduled(w, state="done")),
    "scheduled_move_waits_once_for_a_ring": (ScheduledMove, lambda w: _scheduled(w, to_ring=2)),
}
