"""Which part of a file a client asks for (RFC 9110, section 14). Pure functions of values."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"([0-9]*)-([0-9]*)")
_BEYOND_ANY_FILE = 10**18
_DIGITS = 18


class RangeNotSatisfiableError(Exception):
    """The part asked for lies outside the file."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """The bytes from `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of bytes."""
        return self.end - self.start


def requested_range(header: str, size: int) -> ByteRange | None:
    """The one part of a file of `size` bytes that a Range header asks for.

    None where the whole file is the answer: no header, a unit we do not know, a malformed
    header, or several parts of which at least one exists. Raises RangeNotSatisfiableError.
    """
    unit, _equals, listed = header.partition("=")
    if unit.lower() != "bytes":
        return None
    parts = [part for part in (part.strip(" \t") for part in listed.split(",")) if part]
    matches = [match for part in parts if (match := _PART.fullmatch(part))]
    if not parts or len(matches) < len(parts) or not all(map(_is_meant, matches)):
        return None
    inside = [span for match in matches if (span := _span(match, size)) is not None]
    if not inside:
        raise RangeNotSatisfiableError
    return inside[0] if len(matches) == 1 else None


def _is_meant(match: re.Match[str]) -> bool:
    """Whether it names at least one end, and the ends in order."""
    first, last = match.groups()
    if first and last:
        return _number(first) <= _number(last)
    return bool(first or last)


def _span(match: re.Match[str], size: int) -> ByteRange | None:
    """The part as it lies in the file, or None outside of it."""
    first, last = match.groups()
    if not first:
        start, end = max(size - _number(last), 0), size
    else:
        start, end = _number(first), min(_number(last) + 1, size) if last else size
    return ByteRange(start, end) if start < size else None


def _number(digits: str) -> int:
    """Its value; what has more digits than any file has bytes is only told to be huge."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) <= _DIGITS else _BEYOND_ANY_FILE
