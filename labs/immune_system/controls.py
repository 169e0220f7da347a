"""The settings as form fields, and the press that a sent form means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from labs.immune_system.parameters import Shop
from labs.immune_system.settings import (
    ALL,
    MINIMUMS,
    RULES,
    SHARES,
    SOAKS,
    START,
    Press,
    Settings,
    next_build,
    press_of,
)
from labs.immune_system.spoken import count, whole_percent
from labs.mechanics import BadMovesError, Moves

ONE = "one"


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Lever:
    """One setting: a group of radio buttons."""

    name: str
    legend: str
    options: tuple[Option, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Controls:
    """What the form shows."""

    levers: tuple[Lever, ...]
    next_build: int


def controls_of(shop: Shop, moves: Moves) -> Controls:
    """The form as it stands after this run, with the run's settings chosen."""
    chosen = press_of(moves).settings if moves else START
    sure = _("SE, the standard error, is how far chance alone usually moves the rate.")
    levers = (
        _lever("share", _("A2 ring, share of customers"), _shares(), str(chosen.share)),
        _lever("soak", _("Soak in each ring, minutes"), _numbers(SOAKS), str(chosen.soak)),
        _lever(
            "minimum", _("Sessions before it may trip"), _numbers(MINIMUMS), str(chosen.minimum)
        ),
        _lever("rule", _("Trip when"), _rules(shop), chosen.rule, sure),
    )
    return Controls(levers, next_build(moves))


def _lever(
    name: str, legend: str, options: Mapping[str, str], chosen: str, hint: str = ""
) -> Lever:
    buttons = (Option(value, label, value == chosen) for value, label in options.items())
    return Lever(name, legend, tuple(buttons), hint)


def _shares() -> dict[str, str]:
    return {str(share): whole_percent(share) for share in SHARES}


def _numbers(values: tuple[int, ...]) -> dict[str, str]:
    return {str(value): count(value) for value in values}


def _rules(shop: Shop) -> dict[str, str]:
    floor = {"floor": whole_percent(shop.floor)}
    return {
        "band": _("rate is under %(floor)s") % floor,
        "guarded": _("rate + 2 SE is under %(floor)s") % floor,
    }


def press_from(moves: Moves, posted: Mapping[str, str]) -> Press:
    """The press that this form means. Raises BadMovesError for one that no browser made of ours."""
    if posted.keys() - {"share", "soak", "minimum", "rule", "go"}:
        raise BadMovesError(_("This form holds fields that the lab does not know. Load it again."))
    settings = Settings(
        share=_number(posted, "share", SHARES),
        soak=_number(posted, "soak", SOAKS),
        minimum=_number(posted, "minimum", MINIMUMS),
        rule=_one_of(posted, "rule", RULES),
    )
    scope = _one_of(posted, "go", (ALL, ONE))
    return Press(settings, build=None if scope == ALL else next_build(moves))


def _number(posted: Mapping[str, str], name: str, allowed: tuple[int, ...]) -> int:
    return int(_one_of(posted, name, tuple(str(value) for value in allowed)))


def _one_of(posted: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    """The field's value, spelled exactly as the form spells it."""
    value = posted.get(name)
    if value not in allowed:
        raise BadMovesError(_ASK[name]())
    return value


_ASK = {
    "share": lambda: _("Choose one of the shares for ring A2, then run again."),
    "soak": lambda: _("Choose one of the soak times, then run again."),
    "minimum": lambda: _("Choose how many sessions the rule waits for, then run again."),
    "rule": lambda: _("Choose when the rule trips, then run again."),
    "go": lambda: _("Press Run all 40 or Run one."),
}
