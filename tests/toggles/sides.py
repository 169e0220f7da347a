"""Which side of which toggle every test met, and from where in the product it was asked for.

A test that asks for no toggle is the same test whether all are on or all are off. So the run with
every one on notes who asked: of each test file it writes down, for each place that it asked from,
the quickest test. `TOGGLES=off pytest @.pytest_cache/d/toggles-off/tests` runs those again with
every one off. A whole run fails where a place of the product has met only one side.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from types import FrameType
from typing import NamedTuple

import pytest

from releases.toggles import evaluating, provider
from releases.toggles.declared import DECLARED
from releases.toggles.rules import Decision, Rule
from releases.toggles.snapshot import Snapshot, store
from tests.toggles.asked_for import ANY, Place, places

AGAIN = "toggles-off"
"""The list of tests to run again, in pytest's folder of what it keeps."""
_KEY = "sides"
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


def run_again(asked: Mapping[str, Iterable[Met]], seconds: Mapping[str, float]) -> list[str]:
    """Of each test file the quickest test for each place that one of its tests asked from."""
    best: dict[tuple[str, Place], str] = {}
    for test in sorted(filter(None, asked), key=lambda each: (seconds.get(each, 0.0), each)):
        for met in asked[test]:
            best.setdefault((test.partition("::")[0], met.place), test)
    return sorted(set(best.values()))


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
    """Notes what is decided while a test runs; with xdist, in each of its processes."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._test = ""
        self._own: set[str] = set()
        self._asked: dict[str, set[Met]] = {}
        self._seconds: dict[str, float] = {}
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
            test = "" if place.toggle in self._own else self._test
            self._asked.setdefault(test, set()).add(Met(place, on))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """From here on it is this test that asks; those with a browser cost too much to repeat."""
        self._own = needed(item)
        self._test = "" if item.get_closest_marker("browser") else item.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up how long each test takes."""
        known = self._seconds.get(report.nodeid, 0.0)
        self._seconds[report.nodeid] = known + report.duration

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """One of xdist's processes has ended: what its tests met."""
        for test, rows in getattr(node, "workeroutput", {}).get(_KEY, {}).items():
            met = {Met(Place(file, toggle), on) for file, toggle, on in rows}
            self._asked.setdefault(test, set()).update(met)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand on what was met, or judge a whole run by it."""
        handed_on = getattr(self._config, "workeroutput", None)
        if handed_on is not None:
            handed_on[_KEY] = {
                test: [(*met.place, met.on) for met in sorted(all_met)]
                for test, all_met in self._asked.items()
            }
        elif is_whole(self._config) and session.exitstatus != pytest.ExitCode.INTERRUPTED:
            self._judge(session)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why a run without a failing test failed."""
        for line in self._unmet:
            terminalreporter.write_line(line)

    def _judge(self, session: pytest.Session) -> None:
        folder = self._config.cache.mkdir(AGAIN) if self._config.cache else None
        if folder is not None:
            tests = run_again(self._asked, self._seconds)
            folder.joinpath("tests").write_text("\n".join([*tests, ""]), "utf-8")
        self._unmet = unmet(set().union(*self._asked.values()), places())
        if self._unmet and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def is_whole(config: pytest.Config) -> bool:
    """Whether every test is asked for, so that what none of them met can be known."""
    chosen = ("keyword", "markexpr", "lf", "ignore", "deselect", "collectonly")
    is_narrowed = any(config.getoption(each, None) for each in chosen)
    return config.args_source is config.ArgsSource.TESTPATHS and not is_narrowed


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
