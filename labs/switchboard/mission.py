"""Whether a run keeps the mission, and if not, the first thing that went wrong.

The mission: v2 is live, it was smoke-tested as it stood before its first customer, the way back
was walked and worked, and no customer noticed. Every fault is final: no lever takes it back, so
the first one is what a learner should look at.
"""

from __future__ import annotations

from dataclasses import dataclass

from labs.switchboard.model import NEW, PASSED, V1, V2, State, Step
from labs.switchboard.replay import state_after
from labs.switchboard.site import FLIPS, Site

FAULTS = (
    "v1_broken",
    "v2_broken",
    "cut_off",
    "untested",
    "writes_lost",
    "contracted_early",
    "overwritten",
)
FAILURES = (*FAULTS, "unfinished")


@dataclass(frozen=True, slots=True)
class Mission:
    """The conditions, one by one, and what follows from them."""

    smoke_tested: bool | None
    """Before the first flip; None while neither a test nor a flip has told."""
    turns: int
    """0 to 3: how much is done of forward to v2, back to a working v1, and forward again."""
    v2_live: bool
    unharmed: bool
    writes_kept: bool
    cleaned_up: bool
    """v2 on both sides, then the old column dropped, and never before."""
    fault: str
    """The first of `FAULTS`, "" for none."""

    @property
    def won(self) -> bool:
        """All conditions hold."""
        return (
            self.smoke_tested is True
            and self.turns == 3
            and self.v2_live
            and self.unharmed
            and self.writes_kept
        )

    @property
    def bonus(self) -> bool:
        """Won, and nothing of the old version is left behind."""
        return self.won and self.cleaned_up


def judged(site: Site, steps: tuple[Step, ...]) -> Mission:
    """The mission after these levers."""
    state = state_after(steps)
    return Mission(
        smoke_tested=_smoke_tested(steps),
        turns=turns(steps),
        v2_live=state.live_version == V2,
        unharmed=state.failed == 0,
        writes_kept=state.lost_writes <= site.allowed_lost_writes,
        cleaned_up=_cleaned_up(site, steps),
        fault=faulty_step(site, steps)[0],
    )


def turns(steps: tuple[Step, ...]) -> int:
    """How far forward, back and forward again got: 0 to 3. A way back that burns is none."""
    done = 0
    for step in steps:
        done = _turned(done, step)
    return done


def _turned(done: int, step: Step) -> int:
    if step.lever not in FLIPS:
        return done
    version = step.after.live_version
    is_next = version == V2 if done in (0, 2) else done == 1 and version == V1 and not step.broken
    return done + is_next


def first_flip(steps: tuple[Step, ...]) -> Step | None:
    """The lever that gave v2 its first customers."""
    return next((step for step in steps if step.lever in FLIPS), None)


def _smoke_tested(steps: tuple[Step, ...]) -> bool | None:
    flip = first_flip(steps)
    if flip is not None:
        return flip.before.smoke == PASSED
    smoke = state_after(steps).smoke
    return smoke == PASSED if smoke else None


def _cleaned_up(site: Site, steps: tuple[Step, ...]) -> bool:
    state = state_after(steps)
    both_on_v2 = state.blue == state.green == V2
    if site.has_two_databases:
        return both_on_v2
    was_early = any(step.after.columns == NEW and _needs_old(step.after) for step in steps)
    return both_on_v2 and state.columns == NEW and not was_early


def _needs_old(state: State) -> bool:
    return V1 in (state.blue, state.green)


def faulty_step(site: Site, steps: tuple[Step, ...]) -> tuple[str, int]:
    """The first fault and the place, from 0, of the lever that made it; ("", -1) for none."""
    done = 0
    for place, step in enumerate(steps):
        fault = _fault(site, step, is_first=done == 0 and step.lever in FLIPS)
        done = _turned(done, step)
        fault = fault or ("" if done >= 2 else _lost_way_back(step.after))
        if fault:
            return fault, place
    return "", -1


def _fault(site: Site, step: Step, *, is_first: bool) -> str:
    if step.broken:
        return "v1_broken" if step.after.live_version == V1 else "v2_broken"
    if step.cut:
        return "cut_off"
    if is_first and step.before.smoke != PASSED:
        return "untested"
    return "writes_lost" if step.after.lost_writes > site.allowed_lost_writes else ""


def _lost_way_back(state: State) -> str:
    """How v2 came to be live with no working v1 to go back to, "" where there is one."""
    if state.live_version != V2:
        return ""
    if state.idle_version == V2:
        return "overwritten"
    return "contracted_early" if state.columns == NEW else ""
