"""Deciding a verdict: pure functions of the question, what came before, and the choice made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self, cast

from courses.reading.page import POINTS_FIRST, POINTS_LATER
from quizzes.answer_key import AskedQuestion

type Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """What a learner has done at one check, as progress keeps it.

    `wrong` are the wrong choices tried, in order; `verdict` is "" while unfinished, else
    "correct" or "shown"; `choice` is the last choice made.
    """

    revision_id: int
    wrong: tuple[str, ...] = ()
    verdict: str = ""
    choice: str = ""
    points: int = 0
    is_pilot: bool = False

    @property
    def is_finished(self) -> bool:
        """True once answered or shown."""
        return self.verdict != ""

    def to_json(self) -> Json:
        """The mark as a JSON object."""
        return {
            "revision": self.revision_id,
            "wrong": list(self.wrong),
            "verdict": self.verdict,
            "choice": self.choice,
            "points": self.points,
            "pilot": self.is_pilot,
        }

    @classmethod
    def from_json(cls, mark: Json) -> Self:
        """Read a stored mark."""
        return cls(
            revision_id=cast("int", mark["revision"]),
            wrong=tuple(cast("list[str]", mark["wrong"])),
            verdict=cast("str", mark["verdict"]),
            choice=cast("str", mark["choice"]),
            points=cast("int", mark["points"]),
            is_pilot=cast("bool", mark["pilot"]),
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one answer: what to tell, what to record and the mark afterwards."""

    verdict: str
    """correct, incorrect or shown."""
    try_number: int
    points: int
    mark: CheckMark
    is_new: bool = True
    """False for an answer that changes nothing: the same wrong choice again."""


def mark_for(question: AskedQuestion, stored: Json | None) -> CheckMark:
    """The mark that counts for this revision; tries at an older one do not, a finish does."""
    fresh = CheckMark(question.revision_id, is_pilot=question.is_pilot)
    if stored is None:
        return fresh
    mark = CheckMark.from_json(stored)
    if mark.is_finished or mark.revision_id == question.revision_id:
        return mark
    return fresh


def judge(question: AskedQuestion, before: CheckMark, choice: str) -> Judgement:
    """Judge a choice. `before` must be unfinished and of this revision.

    A first-try answer earns 2 points, a later one 1, a pilot question none. The same wrong
    choice twice costs nothing. The last different miss shows the answer.
    """
    number = len(before.wrong) + 1
    if choice == question.right:
        points = 0 if question.is_pilot else POINTS_FIRST if number == 1 else POINTS_LATER
        after = replace(before, verdict="correct", choice=choice, points=points)
        return Judgement("correct", number, points, after)
    if choice in before.wrong:
        again = replace(before, choice=choice)
        return Judgement("incorrect", len(before.wrong), 0, again, is_new=False)
    wrong = (*before.wrong, choice)
    verdict = "shown" if len(wrong) >= question.tries else ""
    return Judgement(
        "incorrect", number, 0, replace(before, wrong=wrong, choice=choice, verdict=verdict)
    )


def reveal(before: CheckMark) -> Judgement:
    """Show the answer because the learner asked: no points, and the question is finished."""
    number = len(before.wrong) + 1
    return Judgement("shown", number, 0, replace(before, verdict="shown", choice=""))
