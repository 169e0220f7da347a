"""The figures of a question and of a check, as pages and files tell them. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.statistics.flags import Flag
from releases.metrics.intervals import Estimate

NO_CHOICE = ""
"""The key of what no choice or pattern covers: a typed answer that nobody foresaw."""


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """A choice or a pattern of a typed answer: its key, its author's words, whether it is right."""

    key: str
    label: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question revision as its figures name it; or the question, where `revision_id` is None."""

    question_id: int
    section_id: int
    key: str
    """The question's name in its section."""
    kind: str
    choices: tuple[AskedChoice, ...] = ()
    revision_id: int | None = None
    number: int | None = None
    """The revision's number."""
    is_pilot: bool = False
    is_scored: bool = True
    """Whether it is part of the check's score as everyone sees the check today."""


@dataclass(frozen=True, slots=True)
class ChoiceStatistics:
    """One choice among first tries. In questions with several right ones, shares add to over 1."""

    key: str
    label: str
    is_right: bool
    """As answers count today: accepting another choice makes that one right, too."""
    n: int
    share: Estimate | None
    """Of all first tries, those who asked to be shown the answer included."""
    discrimination: Estimate | None
    """Point-biserial correlation of choosing it with the score on the other questions."""
    thirds: tuple[float | None, ...]
    """Its share among the weakest, the middle and the strongest third."""
    trace: tuple[int, ...]
    """How many chose it at each score of the item's `trace`."""


@dataclass(frozen=True, slots=True)
class TracePoint:
    """Learners with one score on the other questions of the check, and how many were right."""

    score: int
    n: int
    right: int

    @property
    def share(self) -> float:
        """The share that was right, 0 to 1."""
        return self.right / self.n


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """A question revision, or a question with all its revisions, by first tries.

    Facility, choices, times and "shown" are of every first try. What compares with ability
    (discrimination, thirds, trace) is of the `complete` learners: those with a first try at every
    scored question of the check; their ability is how many *other* ones they had right.
    """

    item: AskedItem
    n: int
    facility: Estimate | None
    """The share that was right, 0 to 1."""
    discrimination: Estimate | None
    complete: int
    choices: tuple[ChoiceStatistics, ...]
    thirds: tuple[TracePoint, ...]
    """The three thirds of ability; `score` is 0, 1 or 2."""
    trace: tuple[TracePoint, ...]
    median_ms: int | None
    shown: int
    shown_share: Estimate | None
    """Those who asked to be shown the answer instead of trying."""
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class CheckStatistics:
    """The scored questions of a section together, by first tries of the learners who tried all."""

    section_id: int
    questions: int
    complete: int
    mean: float | None
    """Questions right on the first try."""
    deviation: float | None
    alpha: Estimate | None
    """KR-20."""
    error: float | None
    """The standard error of measurement: deviation × √(1 − alpha)."""
    scores: tuple[tuple[int, int], ...]
    """(score, learners) for each score from 0 to `questions`."""
