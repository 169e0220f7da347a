"""What the lab draws: one build's line, all builds as squares, the harm beside a big bang."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labs.immune_system.chart import chart_of
from labs.immune_system.explaining import seen_in
from labs.immune_system.fates import Fate, Tally
from labs.immune_system.model import Run
from labs.immune_system.parameters import Shop
from labs.immune_system.settings import START, Settings
from labs.immune_system.sheet import NARROW, WIDE, Chart
from labs.immune_system.spoken import count, whole_percent

PER_ROW = 10
SPACING = 22


@dataclass(frozen=True, slots=True)
class Square:
    """One build among the squares; crossed where it went wrong."""

    x: int
    y: int
    right: bool


@dataclass(frozen=True, slots=True)
class Squares:
    """All builds of one kind."""

    heading: str
    label: str
    """What the drawing shows, for those who do not see it."""
    caption: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount of harm."""

    term: str
    number: str
    after: str
    width: str
    """Of 100."""
    good: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that the template draws."""

    code: str
    caption: str
    wide: Chart
    narrow: Chart
    squares: tuple[Squares, ...] = ()
    bars: tuple[Bar, ...] = ()


def empty_figure(shop: Shop) -> Figure:
    """Before anything was tried: the usual range, and nothing in it yet."""
    text = _(
        "Conversion over five minutes will be drawn here. The marked range, %(floor)s to "
        "%(ceiling)s, is the usual one."
    ) % {
        "floor": whole_percent(shop.floor),
        "ceiling": whole_percent(shop.floor + shop.width),
    }
    return _figure(_("RUN_0"), text, shop, START, None)


def figure_of(tally: Tally, run: Run) -> Figure:
    """The run, with `run` as the build whose line is drawn."""
    code = _("BUILD_%(number)s") % {"number": f"{run.build.number:02}"}
    drawn = _figure(code, _caption(run), tally.shop, tally.settings, run)
    squares = (_good_squares(tally.good), _bad_squares(tally.bad)) if tally.whole else ()
    bars = _bars(tally) if tally.bad else ()
    return Figure(drawn.code, drawn.caption, drawn.wide, drawn.narrow, squares, bars)


def _figure(code: str, caption: str, shop: Shop, settings: Settings, run: Run | None) -> Figure:
    wide, narrow = (chart_of(sheet, shop, settings, run) for sheet in (WIDE, NARROW))
    return Figure(code, caption, wide, narrow)


def _caption(run: Run) -> str:
    if run.stopped is None:
        ending = _("It reached everyone.")
    else:
        ending = _("It was stopped at minute %(minute)s, at %(rate)s of %(seen)s sessions.")
    kind = _("A bad build.") if run.build.bad else _("A good build.")
    drawn = _("Conversion over five minutes in each ring; the shade is two standard errors.")
    return " ".join((kind, drawn, ending % seen_in(run.last)))


def _good_squares(fates: tuple[Fate, ...]) -> Squares:
    stopped = [fate for fate in fates if not fate.right]
    caption = _("%(released)s released, %(stopped)s stopped by mistake") % {
        "released": count(len(fates) - len(stopped)),
        "stopped": count(len(stopped)),
    }
    return _squares(_("Good builds"), caption, fates, stopped)


def _bad_squares(fates: tuple[Fate, ...]) -> Squares:
    late = [fate for fate in fates if fate.ring == "A3"]
    caption = _("%(stopped)s stopped in A2, %(late)s reached everyone") % {
        "stopped": count(len(fates) - len(late)),
        "late": count(len(late)),
    }
    return _squares(_("Bad builds"), caption, fates, late)


def _squares(heading: str, caption: str, fates: tuple[Fate, ...], wrong: list[Fate]) -> Squares:
    numbers = ", ".join(count(fate.build.number) for fate in wrong)
    crossed = ngettext("Crossed: build %(numbers)s.", "Crossed: builds %(numbers)s.", len(wrong))
    label = f"{caption}. {crossed % {'numbers': numbers}}" if wrong else f"{caption}."
    squares = tuple(
        Square(place % PER_ROW * SPACING, place // PER_ROW * SPACING, right=fate not in wrong)
        for place, fate in enumerate(fates)
    )
    return Squares(heading, label, caption, squares)


def _bars(tally: Tally) -> tuple[Bar, Bar]:
    shop = tally.shop
    big_bang = shop.harmed(shop.big_bang)
    minutes = shop.notice + shop.redeploy
    people = ngettext("person", "people", tally.worst)
    share = min(100 * tally.worst / big_bang, 100)
    after = ngettext("people in %(minutes)s minute", "people in %(minutes)s minutes", minutes)
    return (
        Bar(
            _("Met the bug, worst build of this run"),
            count(tally.worst),
            people,
            f"{share:.2f}",
            good=tally.worst <= shop.most_harm,
        ),
        Bar(
            _("Met it, big-bang release"),
            count(big_bang),
            after % {"minutes": count(minutes)},
            "100",
            good=False,
        ),
    )
