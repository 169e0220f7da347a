"""Keeping what may still change out of what the process remembers for good.

Revisions are remembered by their id, since what has been released cannot change. A release that
has not moved can still give a revision back, to be written on. So an item of such a release gets
a mark that nobody else has before it is drawn; the app that draws it says where the mark goes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from courses.reading.compiled import Placed

type Apart = Callable[[Any, int], Any]
"""From an item and a number to the same item, remembered by that number."""

_apart: dict[str, Apart] = {}


def register_apart(kind: str, apart: Apart) -> None:
    """Have items of that kind be kept apart by `apart`."""
    _apart[kind] = apart


def kept_apart(placed: Placed) -> Placed:
    """The same thing at the same place, remembered for nobody else."""
    apart = _apart.get(placed.embed.kind)
    if apart is None:
        return placed
    # Versions of renderers are small and positive.
    return replace(placed, item=apart(placed.item, -1 - secrets.randbits(60)))
