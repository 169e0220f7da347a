"""What an experiment can be measured by. The app that knows questions registers itself here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from releases.experiments.people import Person
from releases.models import Release


@dataclass(frozen=True, slots=True)
class Offer:
    """One outcome that fits a release: asked at or after the change, and the same in both arms."""

    id: int
    name: str
    """Where it is and what it is called: "M06 / SECTION_04 · first-check"."""


@dataclass(frozen=True, slots=True)
class Past:
    """First tries before the experiment: how many, how many of them right, and how many a day."""

    n: int = 0
    right: int = 0
    per_day: float = 0.0


class Outcomes(Protocol):
    """Where outcomes come from."""

    def offered(self, release: Release) -> Sequence[Offer]:
        """Those that fit the release, in the order in which learners meet them."""
        ...

    def past(self, outcome: int, *, at: datetime) -> Past:
        """How learners did at it before that moment."""
        ...

    def people(
        self, release: Release, outcome: int, *, since: datetime, until: datetime
    ) -> Iterable[Person]:
        """Those who began what the release changes in that time, and their first tries since."""
        ...


class NoOutcomesError(Exception):
    """No app has said what experiments can be measured by."""


_outcomes: list[Outcomes] = []


def register_outcomes(source: Outcomes) -> Outcomes:
    """Have `source` say what experiments can be measured by."""
    _outcomes[:] = [source]
    return source


def outcomes() -> Outcomes:
    """What was registered. Raises NoOutcomesError before anything was."""
    if not _outcomes:
        raise NoOutcomesError
    return _outcomes[0]
