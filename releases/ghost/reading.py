"""What a ghost reading finds, and the apps that find it: they register here.

A ghost reading draws pages and judges answers that there were, with a dark release. It reads only
and names nobody. That of what there was runs in the request of the person who asks for it and keeps
nothing; `releases.ghost.background` is the other one, of what learners do meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from releases.ghost.drawing import Part, parts_of
from releases.models import Release
from releases.rings import Ring

DARK = (Ring.OFF, Ring.A1)
"""Rings of a release that no learner sees."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long pages took to draw, in ms: half of them at most `median`, 95 % at most `p95`."""

    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class PageReading:
    """The pages of one section: as many learners' as there were or as are drawn at most."""

    place: str
    pages: int
    errors: tuple[tuple[str, int], ...]
    """The last line of each error's trace, and how many pages had it."""
    ghost: Times | None
    """Of those that could be drawn; None where none could."""
    live: Times | None
    """Of the same pages as everyone reads them now; None where the section is new."""


@dataclass(frozen=True, slots=True)
class AnswerReading:
    """Answers to the wording that everyone sees, judged by the key of the dark one."""

    question: str
    answers: int
    turned_right: int
    """Told wrong, and right by the dark key."""
    turned_wrong: int
    gone: int
    """Of what cannot be answered in the dark wording: a choice that is gone, another kind."""

    @property
    def same(self) -> int:
        """Those with the same verdict."""
        return self.answers - self.changed - self.gone

    @property
    def changed(self) -> int:
        """Those whose learners would have been told something else."""
        return self.turned_right + self.turned_wrong

    @property
    def bar(self) -> tuple[Part, ...]:
        """The same as a bar in pieces."""
        counts = {"same": self.same, "right": self.turned_right, "wrong": self.turned_wrong}
        return parts_of(counts | {"gone": self.gone})


@dataclass(frozen=True, slots=True)
class GhostReading:
    """Everything that one ghost reading found."""

    pages: tuple[PageReading, ...]
    answers: tuple[AnswerReading, ...]

    @property
    def drawn(self) -> int:
        """Pages in all."""
        return sum(each.pages for each in self.pages)

    @property
    def errors(self) -> int:
        """Pages that could not be drawn."""
        return sum(number for each in self.pages for _words, number in each.errors)

    @property
    def judged(self) -> int:
        """Answers in all."""
        return sum(each.answers for each in self.answers)

    @property
    def changed(self) -> int:
        """Answers with another verdict."""
        return sum(each.changed for each in self.answers)

    @property
    def gone(self) -> int:
        """Answers that could not be given any more."""
        return sum(each.gone for each in self.answers)


type ReadPages = Callable[[Release], Sequence[PageReading]]
type ReadAnswers = Callable[[Release], Sequence[AnswerReading]]

_pages: dict[str, ReadPages] = {}
_answers: dict[str, ReadAnswers] = {}


def register_pages(name: str, read: ReadPages) -> None:
    """Have an app draw pages in ghost readings; one of the same name is replaced."""
    _pages[name] = read


def register_answers(name: str, read: ReadAnswers) -> None:
    """Have an app judge answers in ghost readings; one of the same name is replaced."""
    _answers[name] = read


def is_dark(release: Release) -> bool:
    """Whether no learner sees it and learners may yet."""
    return release.ring in DARK


def ghost_reading(release: Release) -> GhostReading:
    """Read the release as a ghost, now."""
    return GhostReading(
        tuple(each for read in _pages.values() for each in read(release)),
        tuple(each for read in _answers.values() for each in read(release)),
    )


def times_of(ms: Sequence[float]) -> Times | None:
    """The median and the 95th percentile, each a time that was measured; None of no times."""
    if not ms:
        return None
    in_order = sorted(ms)
    last = len(in_order) - 1
    return Times(in_order[last // 2], in_order[round(last * 0.95)])
