"""Values as cells of a sheet: XML that Excel reads back as the value, whatever it holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape

LONGEST_TEXT = 32_767
"""What a cell of Excel holds, in units of UTF-16."""
_CUT = "…"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile("[\x00-\x1f<\ud800-\udfff\ufffe\uffff]|_x")
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_DAY_SECONDS = 86_400


def fitted(text: str) -> str:
    """The text as a cell can hold it: cut with “…” where it is too long, no half characters."""
    text = _NO_XML.sub("\ufffd", text)
    if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST_TEXT - len(_CUT)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + _CUT


def is_plain(text: str) -> bool:
    """Whether it needs no care: no control, nothing that could be markup, no half character."""
    return not _NOT_PLAIN.search(text)


def text_cell(place: str, text: str) -> str:
    """A cell of text, which is never a formula: what XML forbids is spelled _x0000_."""
    text = _LOOKS_ESCAPED.sub("_x005F_", fitted(text))
    text = _CONTROLS.sub(_spelled, text)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def known_cell(place: str, number: int) -> str:
    """A cell with the text of that number among those the workbook keeps once."""
    return f'<c r="{place}" t="s"><v>{number}</v></c>'


def number_cell(place: str, value: float, style: int = 0) -> str:
    """A cell with a number, in the style of that number."""
    return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>' if style else (
        f'<c r="{place}"><v>{value!r}</v></c>'
    )  # fmt: skip


def serial(at: datetime) -> float:
    """A moment as Excel counts: days in UTC since the end of 1899, to the millisecond."""
    since = at - _EPOCH
    milliseconds = since.seconds * 1000 + since.microseconds // 1000
    return since.days + milliseconds / (_DAY_SECONDS * 1000)


def _spelled(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def letters(column: int) -> str:
    """What a column is called, counting from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
