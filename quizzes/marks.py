"""A check's mark: what a learner has done at it, as progress keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast

type Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """What a learner has done at one check.

    `wrong` are the different wrong answers tried, in order; `verdict` is "" while unfinished, else
    "correct" or "shown"; `choice` is the last answer given. Answers are as `quizzes.kinds` writes
    them: for a single choice its key.
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
