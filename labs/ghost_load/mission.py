"""What the mission asks of a run, condition by condition, and which one it failed."""

from __future__ import annotations

from .parameters import HALF, WORST_ERRORS, Parameters
from .replay import Played, Run

EARLY, LEAK, HOST, BLIND = "early", "leak", "host", "blind"
LIMIT, OVERLOAD, CHANGED = "limit", "overload", "changed"
UNPROVED, DARK = "unproved", "dark"
FAILURES = (EARLY, LEAK, HOST, BLIND, LIMIT, OVERLOAD, CHANGED, UNPROVED, DARK)
"""Every way not to have won, the one told first before the others."""

type Rank = tuple[int, int, int, int, int, int]


def quick(played: Played, tier: Parameters) -> bool:
    """95 of 100 calls were answered in time."""
    return played.reading.p95_ms <= tier.goal_ms


def whole(played: Played) -> bool:
    """Fewer than one call in a thousand failed, and somebody would have been told."""
    return played.errors_known and played.reading.errors < WORST_ERRORS


def held(played: Played, tier: Parameters) -> bool:
    """The tier carried this step, as far as anybody knows."""
    return quick(played, tier) and whole(played)


def proof(run: Run, tier: Parameters) -> Played | None:
    """The dark step at the top share that held on the fewest servers, or None."""
    holding = (each for each in run.tops if held(each, tier))
    return min(holding, key=lambda each: each.step.servers, default=None)


def judged(run: Run, tier: Parameters) -> Played | None:
    """The attempt at the top share that counts: the proof, else the latest, else None."""
    return proof(run, tier) or next(reversed(run.tops), None)


def proved(run: Run, tier: Parameters) -> bool:
    """A dark step at the top share held."""
    return proof(run, tier) is not None


def unharmed(run: Run) -> bool:
    """No page ever waited for the chat servers."""
    return all(each.reading.host_ms == 0 for each in run.played)


def unleaked(run: Run) -> bool:
    """No ghost write ever reached a real person."""
    return all(each.reading.leaked == 0 for each in run.played)


def watched(run: Run) -> bool:
    """The alert on errors was on before half of the load, and from there on."""
    heavy = [at for at, each in enumerate(run.played) if each.step.share >= HALF]
    if not heavy:
        return bool(run.played) and run.played[-1].step.alert
    before = any(each.step.alert for each in run.played[: heavy[0]])
    return before and all(run.played[at].step.alert for at in heavy)


def shown_well(run: Run, tier: Parameters) -> bool:
    """The interface shows, after the proof, and real people are served as the ghosts were."""
    return run.release is not None and proved(run, tier) and held(run.release, tier)


def conditions(run: Run, tier: Parameters) -> tuple[bool, ...]:
    """The mission's six conditions, in the order of its checklist."""
    top = judged(run, tier)
    return (
        top is not None and quick(top, tier),
        top is not None and whole(top),
        unharmed(run),
        unleaked(run),
        watched(run),
        shown_well(run, tier),
    )


def won(run: Run, tier: Parameters) -> bool:
    """All six hold."""
    return all(conditions(run, tier))


def bonus(run: Run, tier: Parameters, fewest: int | None) -> bool:
    """Won, and proved and released on the fewest servers that hold the top share."""
    steps = (proof(run, tier), run.release)
    return won(run, tier) and {each and each.step.servers for each in steps} == {fewest}


def best_held(run: Run, tier: Parameters) -> int:
    """The greatest ghost share in % that was carried, 0 if none."""
    return max((each.step.share for each in run.dark if held(each, tier)), default=0)


def rank(run: Run, tier: Parameters, fewest: int | None) -> Rank:
    """Won, bonus, conditions met, share held, fewer servers, fewer steps: greater is better."""
    return (
        int(won(run, tier)),
        int(bonus(run, tier, fewest)),
        sum(conditions(run, tier)),
        best_held(run, tier),
        -(run.played[-1].step.servers if run.played else 0),
        -len(run.played),
    )


def failure(run: Run, tier: Parameters) -> str:
    """What kept the run from winning: one of FAILURES, or "" where it won or did not begin."""
    last = run.last
    if last is None or won(run, tier):
        return ""
    if run.release is not None and not proved(run, tier):
        return EARLY
    if not unleaked(run):
        return LEAK
    if not unharmed(run):
        return HOST
    if not watched(run) and any(each.step.share >= HALF for each in run.played):
        return BLIND
    return CHANGED if run.release is not None else _still_dark(last, run, tier)


def _still_dark(last: Played, run: Run, tier: Parameters) -> str:
    """What is in the way of a run that is still hidden and has done no harm."""
    if last.reading.at_limit and last.step.alert:
        return LIMIT
    if not quick(last, tier) or (last.step.alert and not whole(last)):
        return OVERLOAD
    return DARK if proved(run, tier) else UNPROVED
