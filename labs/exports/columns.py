"""What the columns of both files are, in their order; docs/exports.md says the same."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType
from courses.exports.shared_columns import LEARNER_COLUMNS, PLACE_COLUMNS
from labs.mechanics import mechanics_keys, mechanics_of

_TEXT, _WHOLE, _NUMBER = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.NUMBER
_YES_NO, _MOMENT = ColumnType.YES_NO, ColumnType.MOMENT

_WHAT = (
    *PLACE_COLUMNS,
    Column("lab", _TEXT, _("key of the lab in its section")),
    Column("code", _TEXT, _("what the lab’s plate says, such as LAB_02")),
    Column("revision", _WHOLE, _("number of the lab revision that was played")),
    Column("release", _TEXT, _("name of the release that shipped this revision")),
)
RUN_COLUMNS = (
    Column("lab_run", _WHOLE, _("number of the stored step; never changes")),
    *LEARNER_COLUMNS,
    *_WHAT,
    Column("workings", _WHOLE, _("version of the lab’s workings that replayed the moves")),
    Column("number", _WHOLE, _("which stored step of this learner in this lab it is, from 1")),
    Column("run", _WHOLE, _("which run of this learner in this lab it belongs to, from 1")),
    Column("moves", _TEXT, _("its moves joined by dots, as in the address of the run’s page")),
    Column("won", _YES_NO, _("whether the run had won after this step")),
    Column("bonus", _YES_NO, _("whether it had won the bonus too")),
    Column("goals_met", _WHOLE, _("goals of the mission met after this step")),
    Column("goals", _WHOLE, _("goals the mission has")),
    Column("played_at", _MOMENT, _("moment of the step")),
)
"""A row per stored run."""
SUMMED_COLUMNS = (
    *LEARNER_COLUMNS,
    *_WHAT,
    Column("runs", _WHOLE, _("runs begun")),
    Column("steps", _WHOLE, _("steps stored")),
    Column("won", _YES_NO, _("whether one of the runs won")),
    Column("bonus", _YES_NO, _("whether one of the runs won the bonus too")),
    Column("tries_to_win", _WHOLE, _("runs begun up to and with the first that won")),
    Column("steps_to_win", _WHOLE, _("steps up to and with the first that won")),
    Column("seconds_to_win", _WHOLE, _("whole seconds from the first step to the first that won")),
    Column("first_played_at", _MOMENT, _("moment of the first step")),
    Column("first_won_at", _MOMENT, _("moment of the first step that won; empty when none did")),
    Column("last_played_at", _MOMENT, _("moment of the last step")),
    Column("best_run", _WHOLE, _("number of the best run’s step in the file of runs")),
    Column("best_moves", _TEXT, _("its moves")),
    Column("goals_met", _WHOLE, _("goals it met")),
    Column("goals", _WHOLE, _("goals the mission had")),
)
"""A row per learner and lab; what is about one run is about the best."""
OTHERS = Column(
    "other_measures", _TEXT, _("as JSON, measures that today’s workings do not have as a number")
)


def measured(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """These columns, then one per measure of each lab's mechanics, then the rest of measures."""
    return (*columns, *_measures(), OTHERS)


def measure_names() -> tuple[tuple[str, str], ...]:
    """Every measure of every lab's mechanics, as (mechanics, measure), in the files' order."""
    return tuple(
        (key, measure.name) for key in mechanics_keys() for measure in mechanics_of(key).measures
    )


def _measures() -> tuple[Column, ...]:
    return tuple(
        Column(f"{key}.{each.name}", _NUMBER, f"{_(each.label)} ({each.unit})".replace(" ()", ""))
        for key in mechanics_keys()
        for each in mechanics_of(key).measures
    )
