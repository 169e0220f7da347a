"""What the columns of both files are, in their order; docs/exports.md says the same."""

from __future__ import annotations

from labs.mechanics import mechanics_keys, mechanics_of

_WHO = ("learner", "name", "email", "cohorts")
_WHAT = ("course", "module", "section", "lab", "code", "revision", "release")
RUNS = (
    "lab_run",
    *_WHO,
    *_WHAT,
    "workings",
    "number",
    "run",
    "moves",
    "won",
    "bonus",
    "goals_met",
    "goals",
    "played_at",
)
"""A line per stored run."""
LEARNERS = (
    *_WHO,
    *_WHAT,
    "runs",
    "steps",
    "won",
    "bonus",
    "tries_to_win",
    "steps_to_win",
    "seconds_to_win",
    "first_played_at",
    "first_won_at",
    "last_played_at",
    "best_run",
    "best_moves",
    "goals_met",
    "goals",
)
"""A line per learner and lab; what is about one run is about the best."""
OTHERS = "other_measures"


def measure_columns() -> tuple[tuple[str, str], ...]:
    """Every measure of every lab's mechanics, as (mechanics, measure), in the files' order."""
    return tuple(
        (key, measure.name) for key in mechanics_keys() for measure in mechanics_of(key).measures
    )


def header(columns: tuple[str, ...]) -> str:
    """The first line: these columns, then a column per measure, then the rest of measures."""
    measures = (f"{mechanics}.{name}" for mechanics, name in measure_columns())
    return ",".join((*columns, *measures, OTHERS)) + "\n"
