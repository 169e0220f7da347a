"""What a learner is told of their essay, as values for the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.formats import number_format


@dataclass(frozen=True, slots=True)
class ToldCriterion:
    """One criterion of the rubric with what the essay got for it."""

    title: str
    points: str
    most: int


@dataclass(frozen=True, slots=True)
class ToldGrade:
    """A grade as the learner reads it."""

    points: str
    out_of: int
    criteria: tuple[ToldCriterion, ...]
    comments: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldEssay:
    """What was sent, and its grade once it is given."""

    text: str
    words: str
    grade: ToldGrade | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion as it is graded by."""

    key: str
    title: str
    most: int


def told_grade(
    criteria: tuple[Criterion, ...],
    points: Mapping[str, Fraction],
    comments: tuple[str, ...] = (),
    at: datetime | None = None,
) -> ToldGrade:
    """The points by criterion, in the rubric's order."""
    rows = tuple(
        ToldCriterion(each.title, told(points.get(each.key, Fraction(0))), each.most)
        for each in criteria
    )
    total = sum((points.get(each.key, Fraction(0)) for each in criteria), Fraction(0))
    return ToldGrade(told(total), sum(each.most for each in criteria), rows, comments, at)


def told(points: Fraction) -> str:
    """Whole points, or with a half."""
    return number_format(int(points) if points.denominator == 1 else float(points))
