"""Numbers as people type them and as authors write them; decimal throughout, never binary.

Typed: a decimal point or comma, groups of three digits, an exponent, in the digits of any script.
Written by authors: `3.5`, `3.5 +- 0.1` or `3..4`, with a point.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal

LONGEST_EXPONENT = 3
"""Digits of an exponent: what is larger is no answer to any question."""

_EXACT = Context(prec=5000)
"""Wide enough for every sum of two numbers that can be written here."""

_ONE = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"
_PATTERN = re.compile(rf"({_ONE})(?:\s*(\+-|±|\.\.)\s*({_ONE}))?", re.ASCII)
_TYPED = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>\d+|\d{1,3}(?:[ '’]\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,})?"
    r"(?:(?P<mark>[.,])(?P<part>\d+))?(?:[eE](?P<power>[+-]?\d{1,3}))?",
    re.ASCII,
)
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", "٬": "", "，": ","})


class NoNumberError(ValueError):
    """Text that is no number."""


class TwoWaysError(NoNumberError):
    """Text that one half of the world reads as thousands and the other as a fraction."""


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies inside; exact, however many digits it has."""
        return self.low <= number <= self.high


def typed_number(text: str) -> Decimal:
    """The number somebody typed. Raises NoNumberError, TwoWaysError where it could be two."""
    plain = _plain(text)
    if _TWO_WAYS.fullmatch(plain):
        raise TwoWaysError(text)
    found = _TYPED.fullmatch(plain)
    if found is None or not (found["whole"] or found["part"]):
        raise NoNumberError(text)
    whole = re.sub(r"\D", "", found["whole"] or "0")
    power = found["power"] or "0"
    return Decimal(f"{found['sign']}{whole}.{found['part'] or '0'}e{power}")


def without_unit(text: str, unit: str) -> str:
    """What was typed without the unit, where it is the one that is shown; else as it is."""
    shown, plain = unicodedata.normalize("NFKC", unit).strip(), _spaced(text)
    if shown and plain.endswith(shown):
        return plain.removesuffix(shown).strip()
    return plain.removeprefix(shown).strip()


def canonical(number: Decimal) -> str:
    """The same text for the same number, however it was typed."""
    return str(number.normalize(_EXACT)) if number else "0"


def span_of(pattern: str) -> Span:
    """What an author wrote as a span. Raises NoNumberError."""
    found = _PATTERN.fullmatch(pattern.strip())
    if found is None:
        raise NoNumberError(pattern)
    first, joint, second = found.groups()
    number = Decimal(first)
    if joint is None:
        return Span(number, number)
    other = Decimal(second)
    if joint != "..":
        number, other = _EXACT.subtract(number, other), _EXACT.add(number, other)
    if number > other:
        raise NoNumberError(pattern)
    return Span(number, other)


def parts_of(pattern: str) -> tuple[str, str, str]:
    """A pattern's first number, what joins it to the second ("", "±" or "..") and the second."""
    found = _PATTERN.fullmatch(pattern.strip())
    if found is None:
        return pattern, "", ""
    first, joint, second = found.groups()
    return first, "±" if joint == "+-" else joint or "", second or ""


def _spaced(text: str) -> str:
    """Compatibility forms as their plain ones, every space a space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _plain(text: str) -> str:
    """The text in ASCII where it is a number: digits of any script, one kind of minus."""
    signs = _spaced(text).translate(_SIGNS)
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in signs)
