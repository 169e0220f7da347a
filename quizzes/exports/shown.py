"""What a learner had before them: the choices in their order, under their letters."""

from __future__ import annotations

from functools import lru_cache

from courses.exports.cells import cell

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter_of(key: str, order: str) -> str:
    """The letter of that choice, in an order as it is stored; "" where it was not shown."""
    keys = order.split(",")
    return LETTERS[keys.index(key) :][:1] if key in keys else ""


@lru_cache(maxsize=4096)
def shown_cells(key: str, order: str) -> str:
    """The columns choice, letter and order. Few answers differ in all of it, so it is kept."""
    return f"{cell(key)},{letter_of(key, order)},{cell(order.replace(',', ' '))}"
