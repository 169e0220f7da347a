"""A shift, folded over its moves: each minute as it went, and what has been said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .acceptance import SUITES, Pair, clashing_pair, passes, suspects
from .capacity import CORES, CORES_IN_REDEPLOYMENT, Load, steady_load
from .experiment import Counts, Table, total
from .moves import Call, Move, Naming, Redeployment, SuiteRun, Turn
from .panel import SHARES, START, Panel
from .parameters import Numbers
from .timetable import MINUTES, Minute, minute

CHECKOUT_PAGES = 0.30
"""Share of pages that lead through the checkout."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One run of the acceptance suite."""

    name: str
    lit: frozenset[str]
    passed: bool


@dataclass(frozen=True, slots=True)
class Played:
    """A minute that has passed."""

    minute: Minute
    panel: Panel
    """As the servers had it, which differs from the switches when the store is gone."""
    held: bool
    """Whether the toggles stood as they were set."""
    load: Load
    thrown: float
    """Share of pages on which the new checkout threw."""
    counts: Counts | None
    """The A/B test's customers, where it ran and nothing was thrown."""
    suite: Suite | None
    redeploying: bool

    @property
    def good(self) -> float:
        """Share of good pages: those served on which nothing was thrown."""
        return self.load.served * (1 - self.thrown)


@dataclass(frozen=True, slots=True)
class Shift:
    """Where a shift stands."""

    numbers: Numbers
    table: Table
    panel: Panel = START
    """As the switches are set."""
    played: tuple[Played, ...] = ()
    redeploying: bool = False
    named: Pair | None = None
    call: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether its ten minutes have passed."""
        return len(self.played) == MINUTES

    @property
    def next_minute(self) -> Minute | None:
        """What the coming minute brings; None once the shift is over."""
        return None if self.is_over else minute(self.numbers, len(self.played) + 1)

    @property
    def clash(self) -> Pair:
        """The two toggles that break each other."""
        return clashing_pair(self.numbers.partner)

    @property
    def suites(self) -> tuple[Suite, ...]:
        """The suite runs so far."""
        return tuple(played.suite for played in self.played if played.suite)

    @property
    def suspects(self) -> tuple[Pair, ...]:
        """The pairs that the suites so far leave possible."""
        return suspects((suite.lit, suite.passed) for suite in self.suites)

    @property
    def counts(self) -> Counts:
        """The A/B test so far."""
        return total(played.counts for played in self.played if played.counts)


def refusal(shift: Shift, move: Move) -> str:
    """Why this move does nothing now, as a key of the wording; "" where it may be made."""
    naming, call = isinstance(move, Naming), isinstance(move, Call)
    coming = shift.next_minute
    frozen = coming is not None and coming.store_gone
    found = (
        ("named", naming and shift.named is not None),
        ("no_failure", naming and all(suite.passed for suite in shift.suites)),
        ("called", call and shift.call is not None),
        ("early", call and not shift.is_over),
        ("over", shift.is_over and not (naming or call)),
        ("redeploying", isinstance(move, Redeployment) and shift.redeploying),
        ("store", frozen and isinstance(move, Turn) and move.panel != shift.panel),
    )
    return next((reason for reason, holds in found if holds), "")


def step(shift: Shift, move: Move) -> Shift:
    """The shift after a move that was not refused."""
    match move:
        case Naming(pair):
            return replace(shift, named=pair)
        case Call(answer):
            return replace(shift, call=answer)
        case Turn(panel):
            return _pass_minute(replace(shift, panel=panel), None)
        case SuiteRun(name):
            lit = shift.panel.lit if name == "now" else SUITES[name]
            return _pass_minute(shift, Suite(name, lit, passes(lit, shift.clash)))
    return _pass_minute(replace(shift, redeploying=True), None)


def play_minute(shift: Shift, coming: Minute) -> Played:
    """How that minute goes with the switches as they are set."""
    panel = shift.panel.without_store() if coming.store_gone else shift.panel
    load = steady_load(
        coming.load,
        panel.lit,
        supplier_down=coming.supplier_down,
        fallback=panel.fallback,
        cores=CORES_IN_REDEPLOYMENT if shift.redeploying else CORES,
    )
    throws = coming.clashes and not passes(panel.lit, shift.clash)
    runs = panel.share in SHARES and not throws
    return Played(
        minute=coming,
        panel=panel,
        held=panel == shift.panel,
        load=load,
        thrown=panel.share / 100 * CHECKOUT_PAGES if throws else 0.0,
        counts=shift.table[panel.share][coming.number - 1] if runs else None,
        suite=None,
        redeploying=shift.redeploying,
    )


def _pass_minute(shift: Shift, suite: Suite | None) -> Shift:
    coming = minute(shift.numbers, len(shift.played) + 1)
    played = replace(play_minute(shift, coming), suite=suite)
    return replace(shift, played=(*shift.played, played))


def replay(numbers: Numbers, table: Table, moves: Iterable[Move]) -> Shift:
    """The shift after all these moves."""
    shift = Shift(numbers, table)
    for move in moves:
        shift = step(shift, move)
    return shift
