"""What a shift is judged by: six goals, the bonus, and what kept it from winning."""

from __future__ import annotations

from dataclasses import dataclass

from .experiment import DECISIVE, z_score
from .panel import TOGGLES
from .replay import Played, Shift
from .timetable import MINUTES, minute

FAILURES = (
    "redeploy",
    "overload",
    "supplier",
    "checkout",
    "store",
    "dark",
    "unfinished",
    "pair",
    "starved",
    "misread",
)
"""Every way not to have won."""

QUICK = 400
"""Milliseconds: the bonus is for a shift whose slowest minute kept to it."""
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """A shift that began, judged."""

    good: float
    """Per cent of the pages so far."""
    lit: float
    """Per cent of the toggle minutes so far."""
    slowest: int
    """Milliseconds in the slowest minute so far."""
    z: float
    good_met: bool
    lit_met: bool
    no_redeployment: bool
    held: bool | None
    """None until the store has been gone."""
    pair_met: bool | None
    """None until a pair was named."""
    call_met: bool | None
    """None until the test was read out."""
    failure: str
    """"" where the shift is won."""
    bonus: bool

    @property
    def won(self) -> bool:
        """Whether all six goals are met and the shift is over."""
        return not self.failure

    @property
    def goals_met(self) -> int:
        """How many of the six goals."""
        goals = (self.good_met, self.lit_met, self.no_redeployment, self.held)
        return sum(bool(goal) for goal in (*goals, self.pair_met, self.call_met))


def lost_pages(played: Played) -> float:
    """Pages a second that were not good in that minute."""
    return played.minute.load * (1 - played.good)


def cause(played: Played) -> str:
    """What the pages of a minute were lost to, as one of the failures."""
    if not played.held:
        return "store"
    if played.thrown:
        return "checkout"
    return "supplier" if played.load.workers > played.load.cpu else "overload"


def right_answer(z: float) -> str:
    """The call that the counts carry."""
    if abs(z) < DECISIVE:
        return "wait"
    return "new" if z > 0 else "old"


def judge(shift: Shift) -> Standing:
    """Judge a shift of at least one minute."""
    pages = sum(played.minute.load for played in shift.played)
    lost = sum(lost_pages(played) for played in shift.played)
    lit = sum(len(played.panel.lit) for played in shift.played)
    z = z_score(shift.counts)
    slowest = max(played.load.milliseconds for played in shift.played)
    gone = [played for played in shift.played if played.minute.store_gone]
    failure = _failure(shift, z)
    numbers = shift.numbers
    return Standing(
        good=100 * (1 - lost / pages),
        lit=100 * lit / (len(TOGGLES) * len(shift.played)),
        slowest=slowest,
        z=z,
        good_met=100 * lost <= (100 - numbers.good_goal) * pages + ROUNDING,
        lit_met=100 * lit >= numbers.lit_goal * len(TOGGLES) * len(shift.played),
        no_redeployment=not shift.redeploying,
        held=all(played.held for played in gone) if gone else None,
        pair_met=shift.named == shift.clash if shift.named else None,
        call_met=_call_met(shift, z),
        failure=failure,
        bonus=not failure and slowest <= QUICK,
    )


def _call_met(shift: Shift, z: float) -> bool | None:
    """Whether the call is one that decides, and one that the counts carry."""
    if shift.call is None:
        return None
    return shift.call != "wait" and shift.call == right_answer(z)


def _failure(shift: Shift, z: float) -> str:
    """What keeps it from being won, the gravest first; "" where it is won.

    All before "unfinished" can be known while the shift goes on, and nothing later mends it.
    """
    answered = shift.is_over and shift.named and shift.call
    found = (
        ("redeploy", shift.redeploying),
        (worst := worst_cause(shift), bool(worst)),
        ("store", any(not played.held for played in shift.played)),
        ("dark", _stays_dark(shift)),
        ("pair", bool(shift.named) and shift.named != shift.clash),
        ("unfinished", not answered),
        ("starved", abs(z) < DECISIVE),
        ("misread", not _call_met(shift, z)),
    )
    return next((failure for failure, holds in found if holds), "")


def worst_cause(shift: Shift) -> str:
    """What most pages were lost to, once more are lost than the whole shift allows; or ""."""
    numbers = shift.numbers
    pages = sum(minute(numbers, number).load for number in range(1, MINUTES + 1))
    lost: dict[str, float] = {}
    for played in shift.played:
        lost[cause(played)] = lost.get(cause(played), 0) + lost_pages(played)
    if 100 * sum(lost.values()) <= (100 - numbers.good_goal) * pages + ROUNDING:
        return ""
    return max(lost, key=lambda name: lost[name])


def _stays_dark(shift: Shift) -> bool:
    """Whether even the rest of the shift with every toggle on would not be lit enough."""
    lit = sum(len(played.panel.lit) for played in shift.played)
    rest = len(TOGGLES) * (MINUTES - len(shift.played))
    return 100 * (lit + rest) < shift.numbers.lit_goal * len(TOGGLES) * MINUTES
