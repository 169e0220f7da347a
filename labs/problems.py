"""What is wrong with a lab: one set of rules for packs, the admin and smoke tests.

Each problem names its place, so that a file can tell it by line and a form at its field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.rendering import render_fragment
from courses.rendering.page import hint
from labs.authored import MOST_DEBRIEF, MOST_HINTS, PROSE, AuthoredLab
from labs.mechanics import Mechanics, Moves, mechanics_of
from labs.rendered import placeholders

type Where = tuple[str | int, ...]
"""A place in a lab: ("intro",), ("parameters", "users"), ("hints", "too_late", 0),
("debrief", 2, "text")."""


@dataclass(frozen=True, slots=True)
class LabProblem:
    """One thing to mend: where, in which line of the text that stands there, and what to do."""

    where: Where
    message: str
    line: int = 1

    def __str__(self) -> str:
        place = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in self.where)
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Around:
    """What a lab may refer to in its section; None where nobody knows."""

    passages: Collection[str] | None
    """Ids of headings."""
    checks: Collection[str] | None
    """Keys of questions."""


def problems_of(lab: AuthoredLab, mechanics: Mechanics, around: Around) -> Iterator[LabProblem]:
    """Everything that keeps a lab from being released, in reading order."""
    numbers = [parameter.name for parameter in mechanics.parameters]
    for name in PROSE:
        # The introduction also stands on the card in the text, where nothing is filled in.
        yield from _prose((name,), getattr(lab, name), () if name == "intro" else numbers)
    yield from _passage(("passage",), lab.passage, around)
    yield from _parameters(lab.parameters, mechanics)
    yield from _hints(lab.hints, mechanics, numbers)
    yield from _debrief(lab, mechanics, around)
    yield from _check(lab.check_key, around)


def _prose(where: Where, text: str, numbers: Collection[str]) -> Iterator[LabProblem]:
    for problem in render_fragment(text)[1]:
        yield LabProblem(where, problem.message, problem.line)
    for line, words in enumerate(text.split("\n"), start=1):
        for name in placeholders(words):
            if name not in numbers:
                told = {"name": name, "hint": hint(name, numbers)}
                message = _("No number is called “%(name)s” here.%(hint)s") % told
                yield LabProblem(where, message, line)


def _passage(where: Where, passage: str, around: Around) -> Iterator[LabProblem]:
    if passage and around.passages is not None and passage not in around.passages:
        told = {"id": passage, "hint": hint(passage, around.passages)}
        message = _("No heading of the section has the id “%(id)s”.%(hint)s") % told
        yield LabProblem(where, message)


def _parameters(numbers: Mapping[str, int], mechanics: Mechanics) -> Iterator[LabProblem]:
    """Numbers that are missing, unknown or out of bounds; or a mission that nobody can win."""
    found = False
    known = {parameter.name: parameter for parameter in mechanics.parameters}
    for name in sorted({*known, *numbers}):
        parameter, number = known.get(name), numbers.get(name)
        where: Where = ("parameters", name)
        message = ""
        if parameter is None:
            unknown = {"name": name, "hint": hint(name, known)}
            message = _("This lab has no number called “%(name)s”.%(hint)s") % unknown
        elif number is None or not parameter.least <= number <= parameter.most:
            told = {"name": name, "least": parameter.least, "most": parameter.most}
            message = _("“%(name)s” is a whole number from %(least)d to %(most)d.") % told
        if message:
            found = True
            yield LabProblem(where, message)
    if not found and solution(mechanics, numbers) is None:
        message = _("With these numbers nobody can win. Change them until the mission is possible.")
        yield LabProblem(("parameters",), message)


def solution(mechanics: Mechanics, numbers: Mapping[str, int]) -> Moves | None:
    """Moves that win under these numbers, or None; the last few answers are kept."""
    return _solution(mechanics.key, mechanics.version, tuple(sorted(numbers.items())))


@lru_cache(maxsize=64)
def _solution(key: str, _version: int, numbers: tuple[tuple[str, int], ...]) -> Moves | None:
    return mechanics_of(key).solve(dict(numbers))


def _hints(
    hints: Mapping[str, tuple[str, ...]], mechanics: Mechanics, numbers: Collection[str]
) -> Iterator[LabProblem]:
    """Every failure has its ladder, and every ladder its failure."""
    for failure in mechanics.failures:
        where: Where = ("hints", failure)
        count = len(hints.get(failure, ()))
        if count == 0:
            message = _("Write at least one hint for the failure “%(failure)s”.")
            yield LabProblem(where, message % {"failure": failure})
        elif count > MOST_HINTS:
            message = ngettext(
                "At most %(most)d hint fits here.", "At most %(most)d hints fit here.", MOST_HINTS
            )
            yield LabProblem(where, message % {"most": MOST_HINTS})
    for failure, ladder in hints.items():
        if failure not in mechanics.failures:
            told = {"failure": failure, "hint": hint(failure, mechanics.failures)}
            message = _("This lab has no failure called “%(failure)s”.%(hint)s") % told
            yield LabProblem(("hints", failure), message)
        for place, text in enumerate(ladder):
            yield from _prose(("hints", failure, place), text, numbers)


def _debrief(lab: AuthoredLab, mechanics: Mechanics, around: Around) -> Iterator[LabProblem]:
    """At least one line; each about a measure there is and a passage there is."""
    measures = [measure.name for measure in mechanics.measures]
    numbers = [*measures, *(parameter.name for parameter in mechanics.parameters)]
    if not 1 <= len(lab.debrief) <= MOST_DEBRIEF:
        size = {"most": MOST_DEBRIEF, "count": len(lab.debrief)}
        message = _("A debrief has 1 to %(most)d lines; there are %(count)d.") % size
        yield LabProblem(("debrief",), message)
    for place, line in enumerate(lab.debrief):
        if line.measure and line.measure not in measures:
            told = {"name": line.measure, "hint": hint(line.measure, measures)}
            message = _("This lab measures nothing called “%(name)s”.%(hint)s") % told
            yield LabProblem(("debrief", place, "measure"), message)
        yield from _prose(("debrief", place, "text"), line.text, numbers)
        yield from _passage(("debrief", place, "passage"), line.passage, around)


def _check(key: str, around: Around) -> Iterator[LabProblem]:
    if key and around.checks is not None and key not in around.checks:
        told = {"key": key, "hint": hint(key, around.checks)}
        message = _("The section's text asks no question with the key “%(key)s”.%(hint)s") % told
        yield LabProblem(("check",), message)
