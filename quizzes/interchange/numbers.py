"""Numbers of foreign files in the words of ours: `3.5`, `3.5 +- 0.1`, `3..4`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from quizzes.interchange.building import NotKeptError

_NUMBER = re.compile(r"[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,2})?")


def plain_number(text: str) -> str:
    """The number with a dot as its decimal mark, its digits as they were. Raises NotKeptError."""
    bare = re.sub(r"\s", "", text).replace("\N{MINUS SIGN}", "-")
    if bare.count(",") == 1 and "." not in bare:
        bare = bare.replace(",", ".")
    if not _NUMBER.fullmatch(bare):
        raise NotKeptError(_("“%(text)s” is not a number.") % {"text": text.strip()[:40]})
    sign, digits = ("-", bare[1:]) if bare[0] == "-" else ("", bare.removeprefix("+"))
    digits = f"0{digits}" if digits.startswith(".") else digits
    return sign + re.sub(r"\.(?=$|[eE])", "", digits)


def number_or_range(text: str) -> str:
    """A number, or both ends of a range, the smaller first."""
    if ".." not in text:
        return plain_number(text)
    low, _dots, high = text.partition("..")
    ends = sorted((plain_number(low), plain_number(high)), key=Decimal)
    return "..".join(ends)


def with_tolerance(value: str, tolerance: str) -> str:
    """A number and how far from it an answer may be; none where that is nothing."""
    number = plain_number(value)
    margin = plain_number(tolerance or "0").removeprefix("-")
    return f"{number} +- {margin}" if Decimal(margin) else number


def parted(text: str) -> tuple[str, str] | None:
    """The value and its tolerance of a number in our words; None for a range, or for none."""
    value, _sign, margin = text.partition("+-")
    return None if ".." in text else (value.strip(), margin.strip() or "0")


def middle(text: str) -> tuple[str, str] | None:
    """A range in our words as its middle and half its width; None where it is no range."""
    low, _dots, high = text.partition("..")
    try:
        ends = Decimal(low.strip()), Decimal(high.strip())
    except InvalidOperation:
        return None
    half = (ends[1] - ends[0]) / 2
    return _written(ends[0] + half), _written(half)


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
