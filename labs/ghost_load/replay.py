"""A run worked out from its moves: each step with what it came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .model import Load, Reading, measure
from .moves import Step
from .parameters import TOP_SHARE, Parameters


@dataclass(frozen=True, slots=True)
class Played:
    """A step and what it came to."""

    step: Step
    reading: Reading

    @property
    def errors_known(self) -> bool:
        """Whether anybody sees the failed calls: by the alert, or because they are people."""
        return self.step.alert or self.step.shows


@dataclass(frozen=True, slots=True)
class Run:
    """Steps in order. Nothing comes after the release."""

    played: tuple[Played, ...] = ()

    @property
    def last(self) -> Played | None:
        """The latest step, or None before anything was tried."""
        return self.played[-1] if self.played else None

    @property
    def dark(self) -> tuple[Played, ...]:
        """The steps with nothing to see."""
        return tuple(each for each in self.played if not each.step.shows)

    @property
    def release(self) -> Played | None:
        """The step that showed the interface."""
        last = self.last
        return last if last is not None and last.step.shows else None

    @property
    def tops(self) -> tuple[Played, ...]:
        """The dark steps at the top share: attempts at the proof."""
        return tuple(each for each in self.dark if each.step.share == TOP_SHARE)

    @property
    def limit_found(self) -> bool:
        """Whether calls were seen to fail at the connection limit."""
        return any(each.reading.at_limit and each.errors_known for each in self.played)


def play_step(step: Step, tier: Parameters) -> Played:
    """One step. Real people's writes are meant to arrive: only ghosts can leak."""
    load = Load(
        calls=tier.calls_at(step.share),
        servers=step.servers,
        waits=not step.apart,
        leaky=not step.shadow and not step.shows,
        raised=step.raised,
    )
    return Played(step, measure(load, tier))


def replay(steps: Iterable[Step], tier: Parameters) -> Run:
    """The run these steps make."""
    return Run(tuple(play_step(step, tier) for step in steps))
