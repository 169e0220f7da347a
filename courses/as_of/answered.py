"""Reading a section as of something as if its checks had been answered, by staff who see the keys.

How a set of releases is named in an address may say so: "release-12-as-correct". Every link and
form of the page has that name in it, so that the state stays until another is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from courses.embeds import Mark
from courses.reading.compiled import CompiledSection
from courses.reading.page import Reader
from courses.reading.standing import Progress
from courses.workbench.states import CORRECT, INCORRECT, SHOWN, STATES, UNANSWERED
from releases.authors import Person

if TYPE_CHECKING:
    from django.utils.functional import Promise

OFFERED = (UNANSWERED, INCORRECT, CORRECT, SHOWN)
_NAME = re.compile(rf"(.+)-as-({INCORRECT}|{CORRECT}|{SHOWN})")

type AsIf = Callable[[Any, str], Mark]
"""From an item that stands in a section, and a state, to the mark that a learner in it has."""


@dataclass(frozen=True, slots=True)
class Answering:
    """How items of a kind are answered for show, and who may see what that tells."""

    as_if: AsIf
    permission: str


_answering: dict[str, Answering] = {}


def register_answering(kind: str, answering: Answering) -> None:
    """Have items of that kind shown as answered to those who may see it."""
    _answering[kind] = answering


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address names: a set of releases, and the state of the checks."""

    name: str
    state: str = UNANSWERED

    def at(self, state: str) -> str:
        """How addresses name the same set with the checks in that state."""
        return self.name if state == UNANSWERED else f"{self.name}-as-{state}"


@dataclass(frozen=True, slots=True)
class StateToChoose:
    """A state of the checks: how addresses name the set with it, and what it is called."""

    name: str
    label: Promise
    is_chosen: bool


def asked_for(name: str) -> Asked:
    """The set and the state of a name in an address."""
    found = _NAME.fullmatch(name)
    return Asked(found[1], found[2]) if found else Asked(name)


def may_see_answers(person: Person) -> bool:
    """Whether they may see the key of everything that is answered for show."""
    return all(person.has_perm(each.permission) for each in _answering.values())


def states_to_choose(asked: Asked) -> tuple[StateToChoose, ...]:
    """What there is to choose, one of it chosen."""
    return tuple(
        StateToChoose(asked.at(state), STATES[state], state == asked.state) for state in OFFERED
    )


def answered(reader: Reader, section: CompiledSection | None, state: str) -> Reader:
    """The same reader, who has left every check of that section in that state."""
    if state == UNANSWERED or section is None:
        return reader
    progress = {section.id: Progress(_marks(section, state))}
    return Reader(reader.course, replace(reader.standing, progress=progress))


def _marks(section: CompiledSection, state: str) -> Mapping[str, Mark]:
    return {
        placed.name: _answering[placed.embed.kind].as_if(placed.item, state)
        for placed in section.placed
        if placed.embed.kind in _answering
    }
