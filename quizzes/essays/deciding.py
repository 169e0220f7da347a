"""What the grades of an essay come to: pure functions of the grades there are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from courses.reading.page import POINTS_FIRST
from quizzes.grading import POINTS_PARTIAL
from quizzes.models.essays import Role, Stage

MOST_APART = 20
"""Per cent of the rubric's points that two graders may differ by without a decision."""


@dataclass(frozen=True, slots=True)
class Given:
    """One person's grade: points by the criterion's key."""

    role: str
    points: Mapping[str, int]
    comment: str = ""
    grader_id: int | None = None

    @property
    def total(self) -> int:
        """All of its points."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class Final:
    """What counts: points by criterion, halves where two graders share it, and every comment."""

    points: Mapping[str, Fraction]
    comments: tuple[str, ...]

    @property
    def total(self) -> Fraction:
        """All of its points."""
        return sum(self.points.values(), Fraction(0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an essay waits for now, and its grade where it is graded."""

    stage: Stage
    final: Final | None = None


def wants_second(response_id: int, share: int) -> bool:
    """Whether this essay goes to a second grader: a stable choice of `share` per cent of them."""
    digest = hashlib.sha256(f"essay:{response_id}".encode()).digest()
    return int.from_bytes(digest[:4]) % 100 < share


def newest(grades: Sequence[Given]) -> dict[str, Given]:
    """Of each role the grade that counts; `grades` as they were given."""
    return {each.role: each for each in grades}


def outcome_of(grades: Sequence[Given], *, is_shared: bool, out_of: int) -> Outcome:
    """What the grades come to; `is_shared` asks for a second grader, `out_of` is the most points.

    A decision counts alone. Two graders who are near each other share the grade, criterion by
    criterion; two who are farther apart than MOST_APART per cent wait for a decision.
    """
    by_role = newest(grades)
    decision = by_role.get(Role.DECISION)
    first, second = by_role.get(Role.FIRST), by_role.get(Role.SECOND)
    if decision is not None:
        return Outcome(Stage.GRADED, _shared([decision]))
    if first is None:
        return Outcome(Stage.FIRST)
    if second is None:
        return Outcome(Stage.SECOND) if is_shared else Outcome(Stage.GRADED, _shared([first]))
    if are_apart(first.total, second.total, out_of):
        return Outcome(Stage.APART)
    return Outcome(Stage.GRADED, _shared([first, second]))


def are_apart(one: int, other: int, out_of: int) -> bool:
    """Whether two totals differ by more than may be."""
    return abs(one - other) * 100 > MOST_APART * out_of


def _shared(grades: Sequence[Given]) -> Final:
    """The mean of each criterion."""
    keys = dict.fromkeys(key for each in grades for key in each.points)
    points = {
        key: Fraction(sum(each.points.get(key, 0) for each in grades), len(grades)) for key in keys
    }
    return Final(points, tuple(each.comment for each in grades if each.comment))


def counts_as(total: Fraction, out_of: int, *, is_pilot: bool) -> tuple[str, int]:
    """The verdict and the course's points of a grade.

    As partial credit has it: half of what there is keeps one point. Half of the rubric is right
    and earns both, anything earns one, nothing none; on trial nothing is earned.
    """
    verdict = "correct" if 2 * total >= out_of else "incorrect"
    if is_pilot or not total:
        return verdict, 0
    return verdict, POINTS_FIRST if verdict == "correct" else POINTS_PARTIAL
