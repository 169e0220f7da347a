"""What Markdown says, line by line: the pictures described, the links, outside of code."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ALT = re.compile(r"^\s*alt:\s*(?P<words>.+?)\s*$")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<href>[^()\s]+)\)")
_CODE = re.compile(r"`[^`]*`")
_FENCE = re.compile(r"^\s*(```|~~~)")

type Found = tuple[int, str]
"""A line, counted from 1, and words on it."""


def alt_texts(source: str) -> list[Found]:
    """The descriptions of pictures, as blocks give them."""
    found = []
    for number, line in _lines(source):
        match = _ALT.match(line)
        if match:
            found.append((number, match["words"].strip("\"'")))
    return found


def link_words(source: str) -> list[Found]:
    """The words of every link."""
    return [
        (number, match["words"].strip())
        for number, line in _lines(source)
        for match in _LINK.finditer(_CODE.sub("", line))
    ]


def _lines(source: str) -> Iterator[Found]:
    """Lines with their numbers, those of fenced code left out."""
    is_code = False
    for number, line in enumerate(source.splitlines(), start=1):
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, line
