"""A check's mark: what a learner has done at it, as progress keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast

type Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Regraded:
    """What a regrade left of a mark: which one, and what the learner had been told before it."""

    regrade_id: int
    verdict: str
    """As told: "" while it was unfinished, correct or shown."""
    points: int
    """As told."""
    is_void: bool = False
    """Whether the mark counts for nobody now."""

    def to_json(self) -> Json:
        """As a JSON object."""
        return {
            "regrade": self.regrade_id,
            "verdict": self.verdict,
            "points": self.points,
            "void": self.is_void,
        }

    @classmethod
    def from_json(cls, stored: Json) -> Self:
        """Read what a mark stored."""
        return cls(
            regrade_id=cast("int", stored["regrade"]),
            verdict=cast("str", stored["verdict"]),
            points=cast("int", stored["points"]),
            is_void=cast("bool", stored["void"]),
        )


@dataclass(frozen=True, slots=True)
class CheckMark:
    """What a learner has done at one check.

    `wrong` are the different wrong answers tried, in order; `verdict` is "" while unfinished, else
    "correct", "shown" or "waiting" (for a grader); `choice` is the last answer given. Answers are
    as `quizzes.kinds` writes them: for a single choice its key. Verdict and points are as they are
    now; the tries, and what `regraded` holds, are as they were told. `confidence` is how sure the
    learner said they were of `choice`: "sure", "unsure", or "" where they did not say.
    """

    revision_id: int
    wrong: tuple[str, ...] = ()
    verdict: str = ""
    choice: str = ""
    points: int = 0
    is_pilot: bool = False
    regraded: Regraded | None = None
    confidence: str = ""

    @property
    def is_finished(self) -> bool:
        """True once answered or shown."""
        return self.verdict != ""

    @property
    def is_void(self) -> bool:
        """True where it counts for nobody."""
        return self.regraded is not None and self.regraded.is_void

    def to_json(self) -> Json:
        """The mark as a JSON object."""
        mark: Json = {
            "revision": self.revision_id,
            "wrong": list(self.wrong),
            "verdict": self.verdict,
            "choice": self.choice,
            "points": self.points,
            "pilot": self.is_pilot,
        }
        if self.confidence:
            mark = {**mark, "confidence": self.confidence}
        return mark if self.regraded is None else {**mark, "regraded": self.regraded.to_json()}

    @classmethod
    def from_json(cls, mark: Json) -> Self:
        """Read a stored mark."""
        regraded = cast("Json | None", mark.get("regraded"))
        return cls(
            revision_id=cast("int", mark["revision"]),
            wrong=tuple(cast("list[str]", mark["wrong"])),
            verdict=cast("str", mark["verdict"]),
            choice=cast("str", mark["choice"]),
            points=cast("int", mark["points"]),
            is_pilot=cast("bool", mark["pilot"]),
            regraded=Regraded.from_json(regraded) if regraded else None,
            confidence=cast("str", mark.get("confidence", "")),
        )
