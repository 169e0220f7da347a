"""The small parts of a lab's page: words, hints, comparisons and links, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.staticfiles import finders
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from labs.mechanics import Measure, Number
from labs.rendered import filled

NO_BREAK = "\u00a0"
CLOSE_UNITS = ("", "%")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said above a lab, as HTML with its numbers in place."""

    intro: str
    situation: str
    first_step: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung of a ladder; the next one is inside it."""

    label: str
    html: str
    next: Hint | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure of this run beside the same of the best."""

    label: str
    this: str
    best: str


@dataclass(frozen=True, slots=True)
class DebriefLine:
    """One number of a won run, and where the text says what it proves."""

    html: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class LabLink:
    """The way to another lab of the section."""

    code: str
    title: str
    url: str


def run_url(lab_url: str, run: str) -> str:
    """The address of a run; the lab's own where nothing was tried yet."""
    return f"{lab_url}runs/{run}/" if run else lab_url


@lru_cache
def own_styles(mechanics: str) -> str:
    """The name of the stylesheet that these mechanics bring along, or ""."""
    name = f"css/labs/{mechanics}.css"
    return name if finders.find(name) else ""


def ladder_of(hints: Sequence[str], numbers: Mapping[str, Number]) -> Hint | None:
    """The first rung of a ladder of hints, the others inside it; None for an empty one."""
    rung: Hint | None = None
    for at in range(len(hints) - 1, -1, -1):
        label = _("Another hint") if at else _("A hint")
        rung = Hint(label, filled(hints[at], numbers), rung)
    return rung


def with_unit(number: Number | None, measure: Measure) -> str:
    """A measure as people write it: "4,080", "78.9%", "30 min"."""
    if number is None:
        return "–"
    places = 0 if float(number).is_integer() else 1
    shown = number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)
    return f"{shown}{'' if measure.unit in CLOSE_UNITS else NO_BREAK}{measure.unit}"
