"""A page for one learner: compiled content joined with what they have done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courses.changes.comparing import Changes
from courses.changes.since import changes_between
from courses.embeds import Mark
from courses.reading.compiled import CompiledCourse, CompiledSection
from courses.reading.standing import Progress, Standing

POINTS_FIRST, POINTS_LATER = 2, 1
"""What a first-try answer and a later one earn (look.md, section 5)."""


READ = "read"
"""Names the mark of a section without checks that the learner has read."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much of a section's required work is done, and what it earned."""

    answered: int
    total: int
    points: int
    possible: int
    points_first: int = POINTS_FIRST
    points_later: int = POINTS_LATER


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section as one learner meets it: its score and one of the five states."""

    section: CompiledSection
    score: Score
    state: str
    """not_started, in_progress, complete or locked."""


def score_of(section: CompiledSection, progress: Progress) -> Score:
    """Count what is done of what is required now; credit for older revisions is kept."""
    answered = total = points = possible = 0
    for placed in section.required:
        mark = progress.marks.get(placed.name)
        if not placed.item.counts(mark):
            continue
        total += 1
        possible += placed.item.points_possible
        if mark is not None:
            answered += placed.item.is_done(mark)
            points += placed.item.points(mark)
    return Score(answered, total, points, possible)


def is_complete(section: CompiledSection, progress: Progress, score: Score | None = None) -> bool:
    """A section is complete once each of its checks is answered, and then stays complete.

    One without checks that count is complete when the learner marks it as read: never by time or
    scrolling. `score` is given where it has been counted already.
    """
    if progress.completed:
        return True
    score = score or score_of(section, progress)
    if not score.total:
        return READ in progress.marks
    return score.total == score.answered


class Reader:
    """One learner reading one course: the answers to what every page asks."""

    def __init__(self, course: CompiledCourse, standing: Standing) -> None:
        self.course = course
        self.standing = standing
        self._states: dict[int, SectionState] = {}

    def state_of(self, section: CompiledSection) -> SectionState:
        """The section's score and state for this learner; worked out once."""
        if section.id not in self._states:
            self._states[section.id] = self._state_of(section)
        return self._states[section.id]

    def _state_of(self, section: CompiledSection) -> SectionState:
        progress = self.standing.in_section(section.id)
        score = score_of(section, progress)
        if is_complete(section, progress, score):
            return SectionState(section, score, "complete")
        if self.blocker_of(section) is not None:
            return SectionState(section, score, "locked")
        return SectionState(section, score, "in_progress" if progress.marks else "not_started")

    def blocker_of(self, section: CompiledSection) -> CompiledSection | None:
        """The section to complete before this one opens, or None where it is open."""
        before = self.course.section_by_id(section.opens_after)
        if before is None:
            return None
        progress = self.standing.in_section(before.id)
        return None if is_complete(before, progress) else before

    def marks_in(self, section: CompiledSection) -> Mapping[str, Mark]:
        """What the learner has done at the places of the section."""
        return self.standing.in_section(section.id).marks

    def changes_in(self, section: CompiledSection) -> Changes | None:
        """What the learner, who has finished the section, finds changed in it; None for nothing.

        Of an older text, as after a rollback, nothing is said: they have read a newer one.
        """
        progress = self.standing.in_section(section.id)
        if not progress.completed or not 0 < progress.finished < section.revision_id:
            return None
        return changes_between(progress.finished, section.revision_id) or None

    def to_continue(self) -> CompiledSection | None:
        """The first section that is open and not complete, else None."""
        for section in self.course.sections:
            if self.state_of(section).state in ("in_progress", "not_started"):
                return section
        return None
