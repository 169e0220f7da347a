"""Which of the 40 builds a run of all of them draws: the one that shows what the verdict says."""

from __future__ import annotations

from labs.immune_system.fates import Fate, Tally
from labs.immune_system.mission import failure_of
from labs.immune_system.traffic import Build


def telling(tally: Tally) -> Build:
    """A good build that was stopped, where that is the failure; or the worst of the bad ones."""
    if failure_of(tally) in ("chance", "few"):
        return next(fate.build for fate in tally.good if not fate.right)
    return max(tally.bad, key=_sessions).build


def _sessions(fate: Fate) -> int:
    """On equal harm the first by number is taken: `max` keeps the first."""
    return fate.sessions
