"""Which side of each toggle tests met, and from where in the product it was asked for.

`TOGGLES=both pytest tests/toggles` fails where a file of the product that asks for a toggle got
only one side of it, or none: what nobody has seen switched off is not known to work so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from types import FrameType
from typing import NamedTuple

import pytest

from releases.toggles import evaluating, provider
from releases.toggles.declared import DECLARED
from releases.toggles.rules import Decision, Rule
from releases.toggles.snapshot import Snapshot, store
from tests.toggles.asked_for import ANY, Place, places

_INSIDE = ("releases/toggles/", "/openfeature/", "/contextlib.py")


class Met(NamedTuple):
    """A place of the product that asked for a toggle, and the side that it got."""

    place: Place
    on: bool


def unmet(met: Iterable[Met], wanted: Iterable[Place]) -> list[str]:
    """In words, every side of a place that no test has met."""
    seen = set(met)
    return [
        f"{place.file} asks for {place.toggle}, and no test has met it {'on' if on else 'off'}"
        for place in sorted(wanted)
        for on in (True, False)
        if Met(place, on) not in seen
    ]


def needed(item: pytest.Item) -> set[str]:
    """The toggles that the test is about, which stay on where all the others are off."""
    return {name for marker in item.iter_markers("needs_toggles") for name in marker.args}


class _NotingStore:
    """The process's store, telling what code gets that is not decided anew."""

    def __init__(self, note: Callable[[FrameType, str, bool], None]) -> None:
        self._note = note

    def current(self) -> Snapshot:
        """The snapshot; whoever asks names the toggle."""
        snapshot, asking = store.current(), sys._getframe(1)
        name = asking.f_locals["name"]
        if name in snapshot.told:
            self._note(asking, name, snapshot.told[name])
        return snapshot


class Sides:
    """Notes what is decided while tests run, in this process."""

    def __init__(self) -> None:
        self.met: set[Met] = set()
        self._unmet: list[str] = []
        self._decide, self._store = provider.decide, evaluating.store
        provider.decide = self._decided
        evaluating.store = _NotingStore(self._note)

    def leave(self) -> None:
        """Note no more."""
        provider.decide, evaluating.store = self._decide, self._store

    def _decided(self, rule: Rule, key: str, **known: bool) -> Decision:
        decision = self._decide(rule, key, **known)
        self._note(sys._getframe(1), rule.name, decision.on)
        return decision

    def _note(self, asking: FrameType, toggle: str, on: bool) -> None:
        place = _asked_from(asking, toggle)
        if place is not None:
            self.met.add(Met(place, on))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Judge the run by what it met."""
        self._unmet = unmet(self.met, places())
        if self._unmet and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why a run without a failing test failed."""
        for line in self._unmet:
            terminalreporter.write_line(line)


def _asked_from(frame: FrameType | None, toggle: str) -> Place | None:
    """The file that asked: the first that is none of the toggles' own; None for a test's."""
    while frame is not None and any(each in frame.f_code.co_filename for each in _INSIDE):
        frame = frame.f_back
    if frame is None:
        return None
    file = frame.f_code.co_filename
    if file.endswith("templatetags/toggles.py"):
        file = frame.f_locals["self"].origin.name
    return Place.named(file, toggle if toggle in DECLARED else ANY)
