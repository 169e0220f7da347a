"""Rows of exports that the database has to refuse."""

from __future__ import annotations

from results.models import ExportFile
from tests.factories import NOW
from tests.promises.world import World


def _export(_w: World, **fields: object) -> dict[str, object]:
    """An export that waits, which would be fine."""
    waiting = {"kind": "responses", "format": "csv", "at": NOW, "state": "making"}
    return waiting | {"filename": "a.csv"} | fields


EXPORT_ROWS = {
    "export_file_is_in_a_known_state": (
        ExportFile,
        lambda w: _export(w, state="lost", ended_at=NOW),
    ),
    "export_file_ended_at_a_time": (ExportFile, lambda w: _export(w, ended_at=NOW)),
    "export_file_is_kept_until_it_expires": (
        ExportFile,
        lambda w: _export(w, state="ready", ended_at=NOW, stored="a", sha256="x"),
    ),
}
