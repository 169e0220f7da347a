"""What a lab is made of, as its frame sees it: parameters, moves, a replay and its report.

The frame (addresses, forms, storage, pages) knows no lab. It keeps a run as its moves and has the
lab's mechanics replay them: a run is the same on every machine, and a browser is trusted with
nothing but which lever it pulled. Mechanics are registered when the app starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

type Moves = tuple[str, ...]
"""What the learner did, in order: short words of a to z, 0 to 9 and _, each a lever or setting."""

type Number = int | float


class BadMovesError(ValueError):
    """Moves or a form that make no sense; the text says in words what to do."""


class RefusedError(ValueError):
    """A lever that is there and does nothing just now; the text says why."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A whole number that authors may set; `label` says its unit, and is translated when shown."""

    name: str
    label: str
    default: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that a run is judged by: kept with it, exported, named in the debrief.

    `label` is translated when it is shown.
    """

    name: str
    label: str
    unit: str
    """"", "%", "s", "min", "ms" …, shown after the number."""


@dataclass(frozen=True, slots=True)
class Setup:
    """One revision's parameters, by name, and what `prepare` made of them when it was saved."""

    parameters: Mapping[str, int]
    prepared: Mapping[str, object] = field(default_factory=dict)
    """As JSON gives it back."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the mission's checklist."""

    text: str
    value: str
    """The live number, with its unit, or "" before anything was tried."""
    met: bool | None
    """None before anything was tried."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the run came to, said in terms of the pattern. `tone`: idle, ok, warn or bad."""

    tone: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The run as text: the accessible twin of its figure. The first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A run, replayed: everything that its page says."""

    goals: tuple[Goal, ...]
    verdict: Verdict
    won: bool
    bonus: bool
    failure: str
    """Which of the mechanics' `failures` kept it from winning; "" where it won or did not begin."""
    measures: Mapping[str, Number]
    """By the names of the mechanics' `measures`; empty before anything was tried."""
    rank: tuple[Number, ...]
    """The greater of two is the better run."""
    table: Table
    figure: object
    """What the template labs/<key>/figure.html draws, as `figure`."""


class Mechanics(Protocol):
    """The workings of one lab. Pure: no clock, no global chance, no storage.

    Its templates are labs/<key>/controls.html, given `controls`, and labs/<key>/figure.html.
    """

    key: str
    """Also the name of its templates' folder."""
    version: int
    """Goes up when the same moves would come to something else; runs record it."""
    is_sequence: bool
    """Whether a form adds a move to the run (levers) or makes a run of its own (settings)."""
    most_moves: int

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What authors may set."""
        ...

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What a run is judged by."""
        ...

    @property
    def failures(self) -> tuple[str, ...]:
        """Every way not to have won; authors write a ladder of hints for each."""
        ...

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """What is worth working out once, when parameters are saved; plain JSON."""
        ...

    def check(self, setup: Setup, moves: Moves) -> None:
        """Raises BadMovesError for moves that no form of this lab could have made."""
        ...

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """The moves once this form is sent; for settings, the new run's alone.

        Raises BadMovesError for a form with something missing or unknown, RefusedError for a
        lever that does nothing now.
        """
        ...

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Replay moves that `check` let through; () is the lab before anything was tried."""
        ...

    def controls(self, setup: Setup, moves: Moves) -> object:
        """What the template of the controls shows: the state of each lever or setting."""
        ...

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """Moves that win under these parameters, or None: then authors may not save them."""
        ...


_mechanics: dict[str, Mechanics] = {}


def register_mechanics(mechanics: Mechanics) -> Mechanics:
    """Let labs run on these from now on."""
    _mechanics[mechanics.key] = mechanics
    return mechanics


def mechanics_of(key: str) -> Mechanics:
    """The mechanics of that name. Raises KeyError where none are registered."""
    return _mechanics[key]


def mechanics_keys() -> tuple[str, ...]:
    """Every name registered, in order of registration."""
    return tuple(_mechanics)
