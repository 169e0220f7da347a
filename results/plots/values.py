"""What the plots are made of: values only, nothing about how they look.

A `title` names what is counted and its unit; a `summary` says in one sentence what is to be seen
and of how many; a `told` is how a table and a label say a value, ready to be read.
"""

from __future__ import annotations

from dataclasses import dataclass

from results.plots.axes import Axis

MOST_SERIES = 4
"""More lines than this nobody tells apart."""


class TooManySeriesError(ValueError):
    """A plot shows at most four series; more belong into small multiples."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from 0. With `low` and `high` a whisker is drawn over it."""

    label: str
    value: float
    told: str
    is_few: bool = False
    """Whether it stands for "under 5": `value` is then only how long it is drawn."""
    low: float | None = None
    high: float | None = None
    tag: str = ""
    """A word about it beside its label, such as "right answer"."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one for each label; `full` is what the whole width stands for."""

    title: str
    summary: str
    label: str
    """What the labels are: the head of their column."""
    unit: str
    """What the values are: the head of theirs."""
    bars: tuple[Bar, ...]
    full: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """How many values fall between two."""

    start: float
    end: float
    count: float
    label: str
    """The range in words."""
    told: str
    is_few: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bins side by side over an axis, perhaps with one value marked, such as the median."""

    title: str
    summary: str
    x: Axis
    unit: str
    """What is counted."""
    bins: tuple[Bin, ...]
    mark: float | None = None
    mark_told: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line, perhaps with the ends of its interval."""

    x: float
    y: float
    x_told: str
    told: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One line and its name."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Up to four lines over one axis. Raises TooManySeriesError for more."""

    title: str
    summary: str
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what nobody could read."""
        if len(self.series) > MOST_SERIES:
            raise TooManySeriesError


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the ends of its interval; without a value the row says only what is `told`."""

    label: str
    told: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: str = ""


@dataclass(frozen=True, slots=True)
class Intervals:
    """Dots with whiskers, a row for each; `reference` is a line across all, such as no change."""

    title: str
    summary: str
    label: str
    unit: str
    x: Axis
    rows: tuple[Interval, ...]
    reference: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How many came to a step. Nobody comes to one without the one before."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """Steps on a way, and where people stop."""

    title: str
    steps: tuple[Step, ...]
    sees_individuals: bool
    """Whether counts under five may be told."""
    unit: str = ""
    """What is counted; "" for learners."""
    note: str = ""


type Plot = Bars | Histogram | Lines | Intervals | Funnel
