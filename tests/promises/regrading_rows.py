"""Rows of regrades and standings that the database has to refuse."""

from __future__ import annotations

from datetime import timedelta

from quizzes.models import Regrade, RegradeEvent, Standing
from tests.factories import NOW
from tests.promises.world import World


def _regrade(w: World, **fields: object) -> dict[str, object]:
    """A second regrade, which would be fine."""
    second = {"number": 2, "policy": "void", "rule": {}, "reason": "It is ambiguous.", "at": NOW}
    return second | {"revision": w.question_revision} | fields


def _first(w: World) -> Regrade:
    return Regrade.objects.create(**_regrade(w, number=1))


def _event(w: World, **fields: object) -> dict[str, object]:
    """What the first regrade did to the response."""
    told = {"verdict_before": "correct", "points_before": 2}
    now = {"verdict_after": "void", "points_after": 0, "at": NOW}
    return told | now | {"regrade": _first(w), "response": w.response} | fields


def _repeated(w: World) -> dict[str, object]:
    event = _event(w)
    RegradeEvent.objects.create(**event)
    return event


def _standing(w: World, **fields: object) -> dict[str, object]:
    return {"response": w.response, "verdict": "void", "since": NOW} | fields


REGRADING_ROWS = {
    "regrade_numbered_once": (Regrade, lambda w: _regrade(w, number=_first(w).number)),
    "regrade_counts_from_one": (Regrade, lambda w: _regrade(w, number=0)),
    "regrade_decides_something_known": (Regrade, lambda w: _regrade(w, policy="maybe")),
    "regrade_says_why": (Regrade, lambda w: _regrade(w, reason="")),
    "regrade_undone_after_it_was_made": (
        Regrade,
        lambda w: _regrade(w, undone_at=NOW - timedelta(days=1)),
    ),
    "regrade_event_once": (RegradeEvent, _repeated),
    "regrade_event_changes_something": (
        RegradeEvent,
        lambda w: _event(w, verdict_after="correct", points_after=2),
    ),
    "standing_has_a_known_verdict": (Standing, lambda w: _standing(w, verdict="maybe")),
    "standing_void_earns_nothing": (Standing, lambda w: _standing(w, points=1)),
}
