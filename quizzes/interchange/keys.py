"""Keys for questions that come from elsewhere: of their own words, and free in their section."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.text import slugify

LONGEST = 60
_FEW = 40
_ENTITY = re.compile(r"&#?\w+;")


def fitting_key(name: str, stem: str) -> str:
    """The name as a key, else the first words of the question."""
    words = slugify(name[:200])[:LONGEST].strip("-_")
    if words:
        return words
    begun = slugify(_ENTITY.sub(" ", stem[:200]))
    if len(begun) > _FEW:
        begun = begun[: _FEW + 1].rpartition("-")[0] or begun[:_FEW]
    return begun.strip("-_") or "question"


class Keys:
    """The keys of a section, those given now included."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, key: str) -> str:
        """The key, with a number behind it where it is taken; from now on that one is."""
        number, free = self._next.get(key, 2), key
        while free in self._taken:
            end = f"-{number}"
            free, number = f"{key[: LONGEST - len(end)].rstrip('-_')}{end}", number + 1
        self._taken.add(free)
        self._next[key] = number
        return free
