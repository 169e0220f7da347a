"""Heads of columns that sort a list: each a link, the one in force with its direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column. `direction` is what `aria-sort` says; "" for one not in force."""

    label: str
    href: str
    direction: str
    is_number: bool


def heads(
    columns: Sequence[tuple[str, StrPromise, bool]], sort: str, given: QueryDict
) -> Iterator[Head]:
    """Heads of (name, label, whether a number). A second click turns the direction.

    Numbers start from the greatest: who has done most is looked for more often.
    """
    for name, label, is_number in columns:
        is_here = sort.removeprefix("-") == name
        goes_down = sort.startswith("-") if is_here else not is_number
        query = given.copy()
        query.pop("page", None)
        query["sort"] = name if goes_down else f"-{name}"
        direction = ("descending" if sort.startswith("-") else "ascending") if is_here else ""
        yield Head(str(label), f"?{query.urlencode(safe='/')}", direction, is_number)
