"""What the words of questions and choices give away: pure functions of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from courses.advice.readability import sentences_of

_NEGATED = re.compile(
    r"\b(not|never|except|least|cannot|without|isn['’]t|aren['’]t|doesn['’]t|don['’]t|false)\b",
    re.IGNORECASE,
)
_EMPHASISED = re.compile(r"(\*\*|__)(?=\S).+?(?<=\S)\1", re.DOTALL)
_OF_THE_ABOVE = re.compile(
    r"\b(all|none|both|neither|any) of (these\b(?! \w)|(the|these) (above|answers|others|choices))"
)
_LETTERS = re.compile(r"\b(both )?[A-H]\)?,? (and|or|nor) \(?[A-H]\b")
_ABSOLUTE = re.compile(r"\b(always|never|impossible|completely|everybody|nobody)\b", re.I)
LONGER_BY = 1.3
"""How much longer than every distractor a key has to be before its length gives it away."""
LONGER_AT_LEAST = 15
"""In characters: below it nobody sees the difference."""


def negation_in(stem: str) -> str:
    """The word that turns a question round, unless it is set in bold; "" for none.

    Only the last sentence asks; what stands before it may say what is not so.
    """
    sentences = sentences_of(_EMPHASISED.sub(" ", stem))
    match = _NEGATED.search(sentences[-1] if sentences else "")
    return match[0] if match else ""


def refers_to_others(choice: str) -> bool:
    """Whether a choice speaks of the choices above it or of letters."""
    return bool(_OF_THE_ABOVE.search(choice.lower()) or _LETTERS.search(choice))


def absolute_in(choice: str) -> str:
    """The word that makes a choice too sweeping to be believed; "" for none."""
    match = _ABSOLUTE.search(choice)
    return match[0] if match else ""


def is_longest(key: str, distractors: Sequence[str]) -> bool:
    """Whether the key is so much longer than all others that its length gives it away."""
    longest = max(map(len, distractors), default=0)
    return len(key) >= longest * LONGER_BY and len(key) - longest >= LONGER_AT_LEAST
