"""The form of a check's card, as it was posted: everything in it may be forged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from quizzes.kinds.essay import FIELD as ESSAY
from quizzes.kinds.kind import Posted
from quizzes.models import Response

ANSWER_FIELDS = ("choice", "answer", "place-", "match-", ESSAY)
MOST_FIELDS = 64
LONGEST_FIELD, LONGEST_ESSAY = 2000, 50_000
"""Characters that are read; of an essay enough to give it back where it is too long."""
SURE = "sure"
"""The field that says how sure the learner is."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was posted."""

    key: str
    revision: str
    given: Posted
    """The fields that can hold an answer."""
    attempt: str
    wants_answer: bool
    practice: str
    """"start" asks for a fresh form, "1" comes with its answer, "" is the real thing."""
    confidence: str = ""
    """How sure the learner says they are; "" where the form does not say it."""


def sent_form(key: str, posted: Mapping[str, Sequence[str]]) -> Sent:
    """Read the fields of a card's form; nothing else that is posted counts."""
    given = (
        (name, value[: LONGEST_ESSAY if name == ESSAY else LONGEST_FIELD])
        for name, values in posted.items()
        if name.startswith(ANSWER_FIELDS) and len(name) <= MOST_FIELDS
        for value in values
    )
    return Sent(
        key=key,
        revision=_last(posted, "revision"),
        given=Posted(tuple(islice(given, MOST_FIELDS))),
        attempt=_last(posted, "attempt")[:200],
        wants_answer=bool(_last(posted, "reveal")),
        practice=_last(posted, "practise"),
        confidence=known_confidence(_last(posted, SURE)),
    )


def known_confidence(said: str) -> str:
    """What a form or an address says of how sure somebody is; "" for anything made up."""
    return said if said in Response.Confidence.values else ""


def _last(posted: Mapping[str, Sequence[str]], name: str) -> str:
    return next(reversed(posted.get(name, ())), "")
