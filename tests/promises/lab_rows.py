"""Rows about labs and their runs that the database has to refuse."""

from __future__ import annotations

from labs.models import Lab, LabRevision, LabRun
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World


def _run(w: World, **fields: object) -> dict[str, object]:
    """A second run, which would be fine."""
    second = {"number": 2, "run": 1, "moves": "", "mechanics_version": 1, "goals_total": 1}
    own = {"learner": w.learner, "lab": w.lab, "revision": w.lab_revision, "played_at": NOW}
    return second | own | fields


LAB_ROWS: dict[str, Row] = {
    "lab_key_once_in_section": (Lab, lambda w: {"section": w.section, "key": w.lab.key}),
    "lab_revision_numbered_once": (LabRevision, lambda w: {"lab": w.lab, "number": 1}),
    "lab_revision_counts_from_one": (LabRevision, lambda w: {"lab": w.lab, "number": 0}),
    "lab_run_numbered_once": (LabRun, lambda w: _run(w, number=1)),
    "lab_run_counts_from_one": (LabRun, lambda w: _run(w, run=0)),
    "lab_run_names_its_workings": (LabRun, lambda w: _run(w, mechanics_version=0)),
    "lab_run_meets_no_more_goals_than_there_are": (LabRun, lambda w: _run(w, goals_met=2)),
    "lab_run_fits_in_an_address": (LabRun, lambda w: _run(w, moves="u" * 2001)),
}
