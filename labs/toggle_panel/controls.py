"""The panel as its template shows it: where each switch stands and which lever works now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .acceptance import PAIRS
from .amounts import milliseconds, per_cent
from .capacity import COST
from .moves import CALLS, SUITE_NAMES, Call, Move, Naming, Redeployment, SuiteRun, Turn
from .naming import call_name, event_name, pair_name, policy_name, suite_name, toggle_name
from .panel import POLICIES, SHARES, TOGGLES
from .replay import Shift, refusal
from .situations import load_of, refused, shift_is_over, situation
from .timetable import MINUTES


@dataclass(frozen=True, slots=True)
class Choice:
    """A switch, or one of several settings."""

    value: str
    label: str
    note: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Lever:
    """A button that makes a move. One that is off can be pressed and says why it is off."""

    value: str
    label: str
    why_off: str
    """Why it does nothing now; "" for a lever that works."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Everything inside the lab's form."""

    heading: str
    situation: str
    load: str
    toggles: tuple[Choice, ...]
    shares: tuple[Choice, ...]
    fallback: bool
    policies: tuple[Choice, ...]
    run: Lever
    suites: tuple[Lever, ...]
    redeploy: Lever
    pairs: tuple[Choice, ...]
    """Empty until a suite has failed, when there is something to name."""
    name: Lever
    calls: tuple[Lever, ...]
    """One that is off until the shift is over, three then."""


def controls_of(shift: Shift) -> Controls:
    """How the panel stands after these moves."""
    panel, coming = shift.panel, shift.next_minute
    number = coming.number if coming else MINUTES
    return Controls(
        heading=_heading(shift),
        situation=situation(coming) if coming else shift_is_over(),
        load=load_of(coming) if coming else "",
        toggles=_toggles(shift),
        shares=tuple(
            Choice(str(share), per_cent(share), "", share == (panel.share or SHARES[0]))
            for share in SHARES
        ),
        fallback=panel.fallback,
        policies=tuple(
            Choice(policy, policy_name(policy), "", policy == panel.policy) for policy in POLICIES
        ),
        run=_lever(shift, Turn(panel), "run", _("Run minute %(number)s") % {"number": number}),
        suites=tuple(_suite(shift, name) for name in SUITE_NAMES),
        redeploy=_lever(shift, Redeployment(), "redeploy", _("Redeploy the old build")),
        pairs=_pairs(shift),
        name=_lever(shift, Naming(PAIRS[0]), "name", _("Name the pair")),
        calls=_calls(shift),
    )


def _toggles(shift: Shift) -> tuple[Choice, ...]:
    lit = shift.panel.lit
    return tuple(
        Choice(toggle, toggle_name(toggle), milliseconds(COST[toggle]), toggle in lit)
        for toggle in TOGGLES
    )


def _pairs(shift: Shift) -> tuple[Choice, ...]:
    if all(suite.passed for suite in shift.suites):
        return ()
    return tuple(Choice("_".join(pair), pair_name(pair), "", pair == shift.named) for pair in PAIRS)


def _calls(shift: Shift) -> tuple[Lever, ...]:
    if not shift.is_over:
        return (_lever(shift, Call("wait"), "ab_wait", _("Read the test out")),)
    return tuple(_lever(shift, Call(one), f"ab_{one}", call_name(one)) for one in CALLS)


def _heading(shift: Shift) -> str:
    if (coming := shift.next_minute) is None:
        return _("After minute 10")
    return _("Minute %(number)s of 10: %(event)s") % {
        "number": coming.number,
        "event": event_name(coming.event),
    }


def _lever(shift: Shift, move: Move, value: str, label: str) -> Lever:
    reason = refusal(shift, move)
    return Lever(value, label, refused(reason) if reason else "")


def _suite(shift: Shift, name: str) -> Lever:
    return _lever(shift, SuiteRun(name), f"suite_{name}", suite_name(name))
