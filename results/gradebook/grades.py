"""What somebody has earned: pure sums over what progress keeps, as the learner's own page does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.reading.page import Score, score_of
from quizzes.marks_now import WAITING
from results.gradebook.layout import GradedItem, GradedSection
from results.gradebook.scan import NOTHING, InSection


@dataclass(frozen=True, slots=True)
class SectionGrade:
    """One learner in one section."""

    graded: GradedSection
    score: Score
    done: InSection

    @property
    def percent(self) -> float | None:
        """Of the points there are, to one decimal; None where there are none."""
        return percent(self.score.points, self.score.possible)

    def points(self, item: GradedItem) -> int | None:
        """What one check or lab earned: None before it is done or graded, and where it no longer
        counts.
        """
        mark = self.done.progress.marks.get(item.placed.name)
        if mark is None or self.waits(item) or not item.placed.item.counts(mark):
            return None
        return item.placed.item.points(mark) if item.placed.item.is_done(mark) else None

    def waits(self, item: GradedItem) -> bool:
        """Whether a person has to grade what was sent."""
        mark = self.done.progress.marks.get(item.placed.name)
        return mark is not None and mark.get("verdict") == WAITING


@dataclass(frozen=True, slots=True)
class Grades:
    """One learner in all the sections asked for."""

    sections: tuple[SectionGrade, ...]

    @property
    def points(self) -> int:
        """Earned in all of them."""
        return sum(each.score.points for each in self.sections)

    @property
    def possible(self) -> int:
        """The most there is, without what no longer counts for this learner."""
        return sum(each.score.possible for each in self.sections)

    @property
    def percent(self) -> float | None:
        """Of the points there are, to one decimal."""
        return percent(self.points, self.possible)

    @property
    def completed(self) -> int:
        """How many sections are complete."""
        return sum(each.done.completed_at is not None for each in self.sections)

    def passed(self, pass_mark: int) -> bool | None:
        """Whether the points reach that many per cent; None where there are none to earn."""
        return self.points * 100 >= pass_mark * self.possible if self.possible else None


def grades(layout: Sequence[GradedSection], done: Mapping[int, InSection]) -> Grades:
    """The sums of one learner."""
    return Grades(tuple(_grade(graded, done) for graded in layout))


def _grade(graded: GradedSection, done: Mapping[int, InSection]) -> SectionGrade:
    here = done.get(graded.section.id, NOTHING)
    return SectionGrade(graded, score_of(graded.section, here.progress), here)


def percent(points: int, possible: int) -> float | None:
    """Points as per cent of what there is, to one decimal; None of nothing."""
    return round(100 * points / possible, 1) if possible else None
