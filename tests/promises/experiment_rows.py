"""Rows of experiments that the database has to refuse."""

from __future__ import annotations

from datetime import timedelta

from releases.models import Experiment
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World

_STARTED = {"state": "running", "share": 5000, "treated_n": 9, "control_n": 9, "started_at": NOW}
_BEFORE = NOW - timedelta(days=1)


def _plan(w: World, **fields: object) -> dict[str, object]:
    """A plan that would be fine."""
    asked = {"outcome": 1, "outcome_name": "o", "usual": 0.7, "effect": 0.1, "alpha": 0.05}
    return {"release": w.release, "power": 0.8, "made_at": NOW} | asked | fields


def _second(w: World) -> dict[str, object]:
    Experiment.objects.create(**_plan(w))
    return _plan(w, **_STARTED)


EXPERIMENT_ROWS: dict[str, Row] = {
    "experiment_one_at_a_time": (Experiment, _second),
    "experiment_compares_shares": (Experiment, lambda w: _plan(w, usual=1.0)),
    "experiment_errs_seldom": (Experiment, lambda w: _plan(w, alpha=0.5)),
    "experiment_has_somebody_in_each_arm": (
        Experiment,
        lambda w: _plan(w, **_STARTED | {"share": 10_000}),
    ),
    "experiment_registers_its_plan_at_the_start": (
        Experiment,
        lambda w: _plan(w, **_STARTED | {"control_n": None}),
    ),
    "experiment_stops_after_its_start": (
        Experiment,
        lambda w: _plan(w, **_STARTED | {"state": "stopped", "stopped_at": _BEFORE}),
    ),
}
