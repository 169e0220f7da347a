"""What progress keeps of a learner's runs in one lab.

Marks join as sets do: in any order, and any mark twice, the same comes out. So a guest's runs
and a person's make the same mark whether they are joined at sign-in or derived again later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast

from courses.embeds import Mark
from labs.mechanics import Number


@dataclass(frozen=True, slots=True)
class Best:
    """The best run within one revision and version of the mechanics: the newest of each."""

    revision: int
    version: int
    moves: str
    measures: Mapping[str, Number]
    rank: tuple[Number, ...]
    goals: tuple[int, int]
    """Goals met, of how many."""
    at: str

    def beats(self, other: Best) -> bool:
        """Whether it is the one to keep; of two equal runs the earlier one."""
        mine = (self.revision, self.version, self.rank)
        theirs = (other.revision, other.version, other.rank)
        return mine > theirs or (mine == theirs and (self.at, self.moves) < (other.at, other.moves))


@dataclass(frozen=True, slots=True)
class LabMark:
    """Where a learner stands in a lab. Won stays won, whatever they try afterwards."""

    revision: int
    version: int
    number: int
    """Forms stored so far."""
    run: int
    """Runs begun so far."""
    moves: str
    """The id of the run they are in."""
    at: str
    """When the last form was stored, as ISO 8601 in UTC."""
    won: bool
    bonus: bool
    points: int
    required: bool
    """Whether the section asked for it when they last played."""
    best: Best

    @classmethod
    def from_json(cls, mark: Mark) -> LabMark:
        """The mark as it was stored."""
        kept = cast("dict[str, object]", mark["best"])
        rank, goals = cast("list[Number]", kept["rank"]), cast("list[int]", kept["goals"])
        best = Best(**{**kept, "rank": tuple(rank), "goals": (goals[0], goals[1])})  # type: ignore[arg-type]
        return cls(**{**mark, "best": best})  # type: ignore[arg-type]

    def to_json(self) -> Mark:
        """The mark as it is stored."""
        kept = asdict(self)
        kept["best"] |= {"rank": list(self.best.rank), "goals": list(self.best.goals)}
        return kept

    def joined(self, other: LabMark) -> LabMark:
        """Both in one: the later state, and everything either of them earned."""
        later = max(
            self, other, key=lambda mark: (mark.at, mark.number, mark.revision, mark.version)
        )
        return LabMark(
            revision=later.revision,
            version=later.version,
            number=max(self.number, other.number),
            run=max(self.run, other.run),
            moves=later.moves,
            at=later.at,
            won=self.won or other.won,
            bonus=self.bonus or other.bonus,
            points=max(self.points, other.points),
            required=later.required,
            best=self.best if self.best.beats(other.best) else other.best,
        )
