"""The form: what each setting is now, and which lever would be refused."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .amounts import count, percent
from .moves import Step
from .parameters import SHARES, Parameters
from .replay import Run
from .rules import MOST_MOVES, refusal


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a row of radio buttons."""

    value: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """A checkbox."""

    name: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Lever:
    """A button; `refused` says why it does nothing now, or is empty."""

    value: str
    label: str
    refused: str


@dataclass(frozen=True, slots=True)
class Controls:
    """Everything on the form."""

    shares: tuple[Option, ...]
    servers: tuple[Option, ...]
    switches: tuple[Switch, ...]
    levers: tuple[Lever, ...]


def controls_of(run: Run, tier: Parameters) -> Controls:
    """The form as the latest step left it; 1%, the fewest servers and all off to begin with."""
    last = run.last
    now = Step(SHARES[0], tier.servers_least) if last is None else last.step
    return Controls(
        shares=tuple(
            Option(str(share), percent(share / 100), share == now.share) for share in SHARES
        ),
        servers=tuple(
            Option(str(number), count(number), number == now.servers)
            for number in tier.servers_offered
        ),
        switches=_switches(now, run),
        levers=(
            Lever("step", _("Send ghosts"), refused_for(run, Step(SHARES[0], now.servers))),
            Lever("show", _("Show the interface"), refused_for(run, Step(None, now.servers))),
        ),
    )


def _switches(now: Step, run: Run) -> tuple[Switch, ...]:
    """The four checkboxes."""
    raise_limit = (
        _("Raise the connection limit") if run.limit_found else _("Raise a limit: none known")
    )
    return (
        Switch("apart", _("Pages do not wait"), now.apart),
        Switch("shadow", _("Ghosts write to a shadow"), now.shadow),
        Switch("alert", _("Alert on errors"), now.alert),
        Switch("raised", raise_limit, now.raised),
    )


def refused_for(run: Run, step: Step) -> str:
    """Why this step cannot be next, in words; "" where it can."""
    reasons = {
        "shown": _(
            "Refused: the interface is on, so the launch is over. Undo, or start again, to try "
            "another way."
        ),
        "full": _("Refused: a ramp has at most %(most)s steps here. Start again with fewer.")
        % {"most": count(MOST_MOVES)},
        "unfound": _(
            "Refused: no limit is known that could be raised. Find it first: more ghosts, and the "
            "alert on errors."
        ),
    }
    return reasons.get(refusal(run, step), "")
