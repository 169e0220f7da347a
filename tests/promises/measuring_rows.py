"""Rows of tallies and criteria that the database has to refuse."""

from __future__ import annotations

from releases.models import Criterion, Tally
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World


def _tally(w: World, **fields: object) -> dict[str, object]:
    row = {"scope": "c", "metric": "verify-errors", "readers": "learners", "minute": NOW}
    return row | {"n": 1, "total": 0.0, "squares": 0.0} | fields


def _again(w: World, **fields: object) -> dict[str, object]:
    Tally.objects.create(**_tally(w, **fields))
    return _tally(w, n=2, **fields)


def _criterion(w: World, **fields: object) -> dict[str, object]:
    row = {"release": w.release, "ring": 3, "metric": "verify-errors", "at_most": 0.01}
    return row | fields


def _second(w: World) -> dict[str, object]:
    Criterion.objects.create(**_criterion(w))
    return _criterion(w, at_most=0.02)


MEASURING_ROWS: dict[str, Row] = {
    "tally_once_per_course_and_minute": (Tally, _again),
    "tally_once_per_release_and_minute": (Tally, lambda w: _again(w, release=w.release)),
    "tally_is_of_known_readers": (Tally, lambda w: _tally(w, readers="robots")),
    "tally_counts_something": (Tally, lambda w: _tally(w, n=0)),
    "criterion_once_per_ring_and_metric": (Criterion, _second),
    "criterion_is_for_a_ring_of_learners": (Criterion, lambda w: _criterion(w, ring=1)),
    "criterion_has_one_bound": (Criterion, lambda w: _criterion(w, at_least=0.5)),
}
