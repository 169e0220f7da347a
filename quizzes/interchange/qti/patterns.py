"""Accepted texts with `*` in them, as QTI says them: regular expressions of the plainest sort.

Only expressions that say no more than our wildcards are read; they are never run as expressions.
In them a letter stands for itself or, in either case, as `[aA]`; `.*` is any run of characters;
whatever else has a meaning in XML Schema's expressions is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = frozenset(".\\?*+(){}[]|^")
_TOKEN = re.compile(
    r"\.\*|\[\$\]|\[(\w)(\w)\]|\\([.\\?*+(){}\[\]|^-])|([^.\\?*+(){}\[\]|^$])", re.S
)
_STAR = re.compile(r"(\\\*|\*)")


@dataclass(frozen=True, slots=True)
class Wildcards:
    """A text in which `*` stands for any run of characters and `\\*` for a star."""

    text: str
    by_case: bool


def has_wildcard(text: str) -> bool:
    """Whether a `*` in the text stands for a run of characters."""
    return "*" in _STAR.split(text)


def literal(text: str) -> str:
    """What a text without wildcards says."""
    return text.replace("\\*", "*")


def without_wildcards(text: str) -> str:
    """A text that the pattern says: each run of characters being none."""
    return "".join(literal(part) for part in _STAR.split(text) if part != "*")


def quoted(text: str) -> str:
    """The words as an accepted text that means exactly them."""
    return text.replace("*", "\\*")


def expression_of(pattern: Wildcards) -> str:
    """The regular expression that says the same."""
    return "".join(
        ".*" if part == "*" else "".join(_letter(each, pattern.by_case) for each in literal(part))
        for part in _STAR.split(pattern.text)
    )


def _letter(letter: str, by_case: bool) -> str:
    other = letter.swapcase()
    if not by_case and _is_cased(letter):
        return f"[{letter}{other}]"
    if letter == "$":
        return "[$]"
    return f"\\{letter}" if letter in _SPECIAL else letter


def _is_cased(letter: str) -> bool:
    other = letter.swapcase()
    return other != letter and len(other) == 1 and other.swapcase() == letter


def wildcards_of(expression: str) -> Wildcards | None:
    """The wildcards that say the same as the expression; None where it says more."""
    text, at = "", 0
    cases: set[bool] = set()
    for token in _TOKEN.finditer(expression):
        if token.start() != at:
            return None
        at = token.end()
        first, second, escaped, plain = token.groups()
        if first and first.swapcase() != second:
            return None
        if first or (plain and _is_cased(plain)):
            cases.add(not first)
        wild = "*" if token[0] == ".*" else ""
        text += wild or quoted(first or escaped or plain or "$")
    if at != len(expression) or len(cases) > 1:
        return None
    return Wildcards(text, by_case=cases == {True})


def matches(pattern: Wildcards, given: str) -> bool:
    """Whether the pattern says this, in time that grows with the text only."""
    text = pattern.text
    if not pattern.by_case:
        text, given = text.lower(), given.lower()
    parts = [""]
    for piece in _STAR.split(text):
        if piece == "*":
            parts.append("")
        else:
            parts[-1] += literal(piece)
    if len(parts) == 1:
        return given == parts[0]
    first, *middle, last = parts
    if not given.startswith(first):
        return False
    at = len(first)
    for part in middle:
        found = given.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(given) - at >= len(last) and given.endswith(last)
