"""Advice: what would make a revision better. It blocks nothing; problems are what block.

Apps register an adviser for a kind of revision, as they register smoke tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from releases.models import Revision


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to think about, in words that say what to do.

    `where` names the part it is about, as a person would, or is ""; `line` counts from 1 in the
    Markdown that the revision was written in, and is 0 where no line can be named.
    """

    message: str
    where: str = ""
    line: int = 0


type Adviser = Callable[[Any], Iterable[Advice]]
"""Looks at a revision, saved or not, and yields its advice."""

_advisers: dict[type[Revision], list[Adviser]] = defaultdict(list)


def register_adviser(model: type[Revision]) -> Callable[[Adviser], Adviser]:
    """Have the decorated function advise on that kind of revision from now on."""

    def register(adviser: Adviser) -> Adviser:
        _advisers[model].append(adviser)
        return adviser

    return register


def advice_on(revision: Revision) -> list[Advice]:
    """Everything the registered advisers have to say, by line; what has no line comes last."""
    found = [advice for adviser in _advisers[type(revision)] for advice in adviser(revision)]
    return sorted(found, key=lambda advice: (advice.line == 0, advice.line))
