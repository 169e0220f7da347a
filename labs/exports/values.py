"""Runs as typed rows, in constant memory by one query: each by itself, or summed up."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from courses.exports.columns import Row, Rows, Value
from courses.exports.filters import Filters
from courses.exports.moments import moment_of
from courses.exports.records import records_of
from labs.exports.columns import measure_names
from labs.exports.selection import runs_for
from labs.exports.statement import learners_statement, runs_statement
from labs.models import LabRun

_FIELDS = (
    "id", "learner_id", "lab_id", "revision_id", "number", "run", "moves", "mechanics_version",
    "won", "bonus", "goals_met", "goals_total", "measures", "played_at",
)  # fmt: skip


def run_rows(filters: Filters) -> Rows:
    """A row per stored run, by number where the database reads them so."""
    for *told, won, bonus, goals, of, at, mechanics, measures in records_of(
        _chosen(filters), runs_statement
    ):
        yield (
            *told, won == 1, bonus == 1, goals, of, moment_of(at), *_measured(mechanics, measures)
        )  # fmt: skip


def learner_rows(filters: Filters) -> Rows:
    """A row per learner and lab, by number of the learner."""
    for (
        *told, won, bonus, tries, steps, began, won_at, ended, best, moves, goals, of, mechanics,
        measures,
    ) in records_of(_chosen(filters), learners_statement):  # fmt: skip
        yield (
            *told, won == 1, bonus == 1, tries, steps, *_times(began, won_at, ended), best, moves,
            goals, of, *_measured(mechanics, measures),
        )  # fmt: skip


def _chosen(filters: Filters) -> QuerySet[LabRun, tuple[Any, ...]]:
    """The runs that pass, with what a statement needs of them."""
    return runs_for(filters).order_by("id").values_list(*_FIELDS)


def _times(began: str, won_at: str | None, ended: str) -> Row:
    """Whole seconds from the first step to the first that won, and when each was and the last."""
    first, last = moment_of(began), moment_of(ended)
    won = moment_of(won_at) if won_at else None
    return (int((won - first).total_seconds()) if won else None, first, won, last)


@lru_cache(maxsize=4096)
def _measured(mechanics: str, measures: str) -> Row:
    """The columns of the measures, and as JSON what today's mechanics do not measure as a number.

    Few runs of a lab differ in all of their measures, so the values are kept.
    """
    left: dict[str, Value] = json.loads(measures)
    numbers = [
        left.pop(name) if of == mechanics and _is_number(left.get(name)) else None
        for of, name in measure_names()
    ]
    return (*numbers, json.dumps(left, ensure_ascii=False, sort_keys=True) if left else "")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
