"""What the overview counts, from one pass over learners' visits to sections. No database here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Visit(NamedTuple):
    """One learner in one section, as progress has it."""

    section: int
    learner: int
    answered: int
    """Questions of the section that the learner has finished."""
    points: int
    began: str
    """The day in UTC: 2026-01-31."""
    completed: str | None
    seconds: float | None
    """From the first thing done to the section's completion, pauses included."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a section asks for now: to whose module it belongs, its questions, its points."""

    module: int
    questions: int
    possible: int
    is_shown: bool = True
    """Whether a release shows it: what nobody is shown is not needed to complete a module."""


@dataclass(slots=True)
class Counts:
    """How many learners came how far at a place, and the points of those who answered."""

    started: int = 0
    answered: int = 0
    first: int = 0
    """Who finished a question, or completed what has none."""
    half: int = 0
    """Who finished half of the questions or more, or completed what there was then."""
    completed: int = 0
    points: float = 0
    """Of all who answered."""

    @property
    def mean(self) -> float | None:
        """Points of a learner who answered anything; None where nobody did."""
        return self.points / self.answered if self.answered else None


@dataclass(slots=True)
class Tally:
    """Everything that the overview shows, counted."""

    learners: int = 0
    sections: dict[int, Counts] = field(default_factory=dict)
    modules: dict[int, Counts] = field(default_factory=dict)
    whole: Counts = field(default_factory=Counts)
    """Visits, not learners: who went to two sections counts twice."""
    points: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Visits with an answer, by section and points."""
    began: Counter[str] = field(default_factory=Counter)
    completed: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def tallied(visits: Iterable[Visit], asked: Mapping[int, Asked]) -> Tally:
    """Count visits to these sections; those to others are left out.

    Nothing is done visit by visit that a counter can do for a column: there may be many.
    """
    rows = [visit for visit in visits if visit[0] in asked]
    tally = Tally(learners=len({visit[1] for visit in rows}))
    kinds = Counter((visit[0], visit[2], visit[3], visit[5] is not None) for visit in rows)
    for (section, answered, points, is_done), n in kinds.items():
        counts = tally.sections.setdefault(section, Counts())
        _count(counts, asked[section], answered, points, n if is_done else 0, n)
        if answered:
            tally.points[section, points] += n
    tally.began = Counter(visit[4] for visit in rows)
    tally.completed = Counter(visit[5] for visit in rows if visit[5] is not None)
    tally.seconds = [visit[6] for visit in rows if visit[6] is not None]
    tally.modules = _modules(rows, asked, tally.sections)
    for counts in tally.sections.values():
        _add(counts, tally.whole)
    return tally


def _count(
    counts: Counts, place: Asked, answered: int, points: int, done: int, n: int
) -> None:  # fmt: skip
    """Count `n` learners with the same standing, of whom `done` (all or none) have completed."""
    counts.started += n
    counts.completed += done
    if answered:
        counts.answered += n
        counts.points += n * points
    # Who has completed a section did so, whatever has been added to it since.
    counts.first += n if answered else done
    counts.half += n if 0 < place.questions <= 2 * answered else done


def _modules(
    rows: list[Visit], asked: Mapping[int, Asked], sections: Mapping[int, Counts]
) -> dict[int, Counts]:
    """Learners by module. A module is completed with all of its sections that are shown."""
    module = {section: place.module for section, place in asked.items()}
    shown = {section for section, place in asked.items() if place.is_shown}
    sizes = Counter(module[section] for section in shown)
    started = Counter(m for m, _learner in {(module[v[0]], v[1]) for v in rows})
    answered = Counter(m for m, _learner in {(module[v[0]], v[1]) for v in rows if v[2]})
    done = Counter((module[v[0]], v[1]) for v in rows if v[5] is not None and v[0] in shown)
    completed = Counter(m for (m, _learner), n in done.items() if n == sizes[m])
    points: defaultdict[int, float] = defaultdict(float)
    for section, counts in sections.items():
        points[module[section]] += counts.points
    return {
        m: Counts(n, answered[m], completed=completed[m], points=points[m])
        for m, n in started.items()
    }


def _add(counts: Counts, to: Counts) -> None:
    to.started += counts.started
    to.answered += counts.answered
    to.first += counts.first
    to.half += counts.half
    to.completed += counts.completed
    to.points += counts.points
