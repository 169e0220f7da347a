"""Exports as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from results.exports.filter_words import FilterWords
from results.exports.kinds import kinds
from results.exports.links import link_to
from results.formats.known import FORMATS
from results.models import ExportFile, ExportState


@dataclass(frozen=True, slots=True)
class Listed:
    """One export: what it is, and what can be done with it."""

    export: ExportFile
    title: str
    format: str
    filters: tuple[tuple[str, str], ...]
    who: str
    tone: str
    """How its state is told: "ok", "bad" or ""."""
    link: str
    """Where the file is; "" where there is none for this reader."""
    trouble: str
    """Why nothing comes of it, or why it takes so long; "" where all is well."""


def listed(exports: Iterable[ExportFile], reader: User, *, at: datetime) -> list[Listed]:
    """Lines of the list, for this reader."""
    rows = list(exports)
    words = FilterWords((export.filter for export in rows), reader)
    return [_row(export, reader, words, at) for export in rows]


def row_of(export: ExportFile, reader: User, *, at: datetime) -> Listed:
    """One line, as it stands at that moment."""
    [row] = listed([export], reader, at=at)
    return row


def _row(export: ExportFile, reader: User, words: FilterWords, at: datetime) -> Listed:
    kind, form = kinds().get(export.kind), FORMATS.get(export.format)
    ready = export.state == ExportState.READY
    tones = {ExportState.READY: "ok", ExportState.SENT: "ok", ExportState.FAILED: "bad"}
    return Listed(
        export=export,
        title=str(kind.title) if kind else export.kind,
        format=str(form.title) if form else export.format,
        filters=tuple(words.told(export.filter)),
        who=str(export.by) if export.by else _("the system"),
        tone=tones.get(ExportState(export.state), ""),
        link=link_to(export) if ready and export.by_id == reader.pk else "",
        trouble=_trouble(export, at),
    )


def _trouble(export: ExportFile, at: datetime) -> str:
    job = export.job
    if job is None or export.state not in {ExportState.MAKING, ExportState.FAILED}:
        return ""
    if job.state == "failed":
        return job.message
    if job.is_lost(at):
        return _("The work stopped half way. Start it again.")
    if job.is_slow_to_start(at):
        return _("Nobody has taken this up yet. Ask whether the site’s worker runs.")
    return ""
