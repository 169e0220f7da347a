"""Rows of ghost readings that the database has to refuse."""

from __future__ import annotations

from datetime import timedelta

from releases.models import GhostFigure, GhostNote, GhostWatch
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World


def _watch(w: World, **fields: object) -> dict[str, object]:
    usual = {"release": w.release, "share": 500, "most": 10, "contents": "x", "begun_at": NOW}
    return usual | {"until": NOW + timedelta(days=1)} | fields


def _second_watch(w: World) -> dict[str, object]:
    GhostWatch.objects.create(**_watch(w))
    return _watch(w)


def _note(w: World, **fields: object) -> dict[str, object]:
    watch = GhostWatch.objects.create(**_watch(w))
    return {"watch": watch, "section": w.section.pk, "at": NOW} | fields


def _figure(w: World, **fields: object) -> dict[str, object]:
    watch = GhostWatch.objects.create(**_watch(w))
    return {"watch": watch, "what": "with", "place": "M06", "detail": "9", "n": 1} | fields


def _second_figure(w: World) -> dict[str, object]:
    first = _figure(w)
    GhostFigure.objects.create(**first)
    return first | {"n": 2}


GHOST_ROWS: dict[str, Row] = {
    "ghost_watch_one_at_a_time": (GhostWatch, _second_watch),
    "ghost_watch_reads_a_share": (GhostWatch, lambda w: _watch(w, share=9)),
    "ghost_watch_reads_so_many_at_most": (GhostWatch, lambda w: _watch(w, most=0)),
    "ghost_watch_ends_after_it_began": (GhostWatch, lambda w: _watch(w, until=NOW)),
    "ghost_watch_ended_for_a_reason": (GhostWatch, lambda w: _watch(w, ended_at=NOW)),
    "ghost_note_is_a_page_or_an_answer": (GhostNote, lambda w: _note(w, told="correct")),
    "ghost_figure_once": (GhostFigure, _second_figure),
    "ghost_figure_is_of_a_known_kind": (GhostFigure, lambda w: _figure(w, what="whim")),
    "ghost_figure_counts_some": (GhostFigure, lambda w: _figure(w, n=0)),
}
