"""The exports of labs: a row for each stored run, and one for each learner and lab."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.exports.columns import Column
from courses.exports.filters import Filters
from labs.exports.columns import RUN_COLUMNS, SUMMED_COLUMNS, measured
from labs.exports.selection import runs_for
from labs.exports.values import learner_rows, run_rows
from results.exports.kinds import ExportKind, register

MAY_EXPORT = "labs.export_labrun"


def _run_columns(_filters: Filters) -> tuple[Column, ...]:
    return measured(RUN_COLUMNS)


def _summed_columns(_filters: Filters) -> tuple[Column, ...]:
    return measured(SUMMED_COLUMNS)


def _count(filters: Filters) -> int:
    """Runs that pass; how many learners made them is known only at the end."""
    return runs_for(filters).count()


def refuses(filters: Filters) -> str:
    """A lab has no questions."""
    if filters.question or filters.revision or filters.pilot:
        return _("Runs of labs answer no question: leave question, revision and trial out.")
    return ""


RUNS = ExportKind(
    name="lab-runs",
    title=gettext_lazy("Lab runs"),
    permission=MAY_EXPORT,
    columns=_run_columns,
    rows=run_rows,
    count=_count,
    refuses=refuses,
)
LEARNERS = ExportKind(
    name="lab-learners",
    title=gettext_lazy("Labs by learner"),
    permission=MAY_EXPORT,
    columns=_summed_columns,
    rows=learner_rows,
    count=_count,
    refuses=refuses,
)
register(RUNS)
register(LEARNERS)
