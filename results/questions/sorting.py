"""The order of a list of questions, and the links in its heads that change it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.exports.small_counts import FEW, is_hidden
from quizzes.statistics.figures import ItemStatistics
from releases.metrics.intervals import Estimate


def _value(found: Estimate | None) -> float | None:
    return None if found is None else found.value


type Key = Callable[[ItemStatistics], float | None]

PLACE = "place"
_KEYS: dict[str, Key] = {
    "n": lambda each: each.n,
    "facility": lambda each: _value(each.facility),
    "discrimination": lambda each: _value(each.discrimination),
    "time": lambda each: each.median_ms,
    "shown": lambda each: _value(each.shown_share),
    "flags": lambda each: sum(2 if flag.is_serious else flag.code != "few" for flag in each.flags),
}
SORTS = (PLACE, *(f"{sign}{name}" for name in _KEYS for sign in ("", "-")))
"""What a list is sorted by, as an address says it; with "-" from the largest on."""
LARGEST_FIRST = ("n", "time", "shown", "flags")
"""What is asked for from its upper end, when it is asked for first."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words, where they lead, and how the list is sorted by it now."""

    name: str
    label: str
    href: str
    state: str
    """As `aria-sort` has it; "" where the list is sorted otherwise."""


def in_order(
    items: list[ItemStatistics], order: str, *, sees_individuals: bool
) -> list[ItemStatistics]:
    """The questions in that order; what is not known, or not told, comes last in their places."""
    name = order.removeprefix("-")
    if name == PLACE:
        return items

    def told(each: ItemStatistics) -> float | None:
        if is_hidden(each.n, sees_individuals=sees_individuals):
            return FEW - 1 if name == "n" else None
        return _KEYS[name](each)

    known = [each for each in items if told(each) is not None]
    known.sort(key=lambda each: told(each) or 0.0, reverse=order.startswith("-"))
    return [*known, *(each for each in items if told(each) is None)]


def heads(order: str, query: QueryDict) -> Iterator[Head]:
    """The heads of the table for a list in that order, whose filters stand in `query`."""
    labels = {
        PLACE: _("Question, in its place"),
        "n": _("First tries"),
        "facility": _("Right at once"),
        "discrimination": _("Discrimination"),
        "time": _("Median time"),
        "shown": _("Answer shown"),
    }
    for name, label in labels.items():
        yield head(name, label, order, query)


def head(name: str, label: str, order: str, query: QueryDict) -> Head:
    """One head; its link sorts by it, or turns the order round."""
    up, down = name, PLACE if name == PLACE else f"-{name}"
    first, second = (down, up) if name in LARGEST_FIRST else (up, down)
    asked = query.copy()
    asked["sort"] = second if order == first else first
    if asked["sort"] == PLACE:
        del asked["sort"]
    state = {down: "descending", up: "ascending"}.get(order, "")
    return Head(name, label, f"?{asked.urlencode(safe='/')}", state)
