"""The formats there are, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from results.formats.columnar import parquet
from results.formats.delimited import delimited
from results.formats.lines import json_lines
from results.formats.table import Format, written_in_pieces
from results.formats.workbook import excel

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


def _text(
    name: str, title: StrPromise, delimiter: str, *, bom: bool = False, suffix: str = ".csv"
) -> Format:
    chunks = delimited(delimiter, bom=bom)
    kind = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return Format(
        name=name,
        title=title,
        suffix=suffix,
        content_type=f"{kind}; charset=utf-8",
        write=written_in_pieces(chunks),
        chunks=chunks,
        delimiter=delimiter,
        bom=bom,
    )


_ALL = (
    _text("csv", _("CSV"), ","),
    _text("csv-bom", _("CSV for Excel (byte order mark)"), ",", bom=True),
    _text("csv-semicolon", _("CSV with semicolons and decimal commas"), ";"),
    _text("csv-semicolon-bom", _("CSV with semicolons for Excel (byte order mark)"), ";", bom=True),
    _text("tsv", _("Text with tabs"), "\t", suffix=".tsv"),
    Format(
        name="xlsx",
        title=_("Excel workbook"),
        suffix=".xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=excel,
    ),
    Format(
        name="jsonl",
        title=_("JSON Lines"),
        suffix=".jsonl",
        content_type="application/jsonl; charset=utf-8",
        write=written_in_pieces(json_lines),
        chunks=json_lines,
    ),
    Format(
        name="parquet",
        title=_("Parquet"),
        suffix=".parquet",
        content_type="application/vnd.apache.parquet",
        write=parquet,
    ),
)
FORMATS = {each.name: each for each in _ALL}
"""Every format by its name, in the order they are offered."""
