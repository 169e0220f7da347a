"""What each lever does to two sides, one router and the database behind them.

Time passes only with a lever: whoever is live serves customers for as long as the lever takes. A
lever changes the site at its beginning, except for restoring the old table: that takes its whole
time, and until it is done no version can count on a column that the other table lacks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from labs.switchboard.site import FLIPS, Site

V1, V2 = "v1", "v2"
BLUE, GREEN = "blue", "green"
OLD, BOTH, NEW = "old", "both", "new"
"""The table has the old column, both, or only the new one."""
RUNS_ON = {V1: (OLD, BOTH), V2: (BOTH, NEW)}
PASSED, FAILED, STALE = "passed", "failed", "stale"


@dataclass(frozen=True, slots=True)
class State:
    """The switchboard at one moment; `seconds` and all counts are since the start of the run."""

    blue: str = V1
    green: str = ""
    """The version deployed on a side, "" where none is."""
    live: str = BLUE
    columns: str = OLD
    """Of the shared database; with two, each side has what its version needs."""
    smoke: str = ""
    """The last smoke test of what is idle now: passed, failed, stale since a change, or ""."""
    live_since: int = 0
    seconds: int = 0
    broken_seconds: int = 0
    broken: int = 0
    """Requests that failed because the live version missed its column."""
    cut: int = 0
    """Requests that were under way when the route was flipped without draining."""
    lost_writes: int = 0

    @property
    def idle(self) -> str:
        """The side without customers."""
        return GREEN if self.live == BLUE else BLUE

    @property
    def live_version(self) -> str:
        """What customers get."""
        return self.on(self.live)

    @property
    def idle_version(self) -> str:
        """What would go live at the next flip, "" for nothing."""
        return self.on(self.idle)

    @property
    def failed(self) -> int:
        """All failed requests."""
        return self.broken + self.cut

    def on(self, side: str) -> str:
        """The version deployed on a side."""
        return self.blue if side == BLUE else self.green


@dataclass(frozen=True, slots=True)
class Step:
    """One lever pulled: the state before and after."""

    lever: str
    before: State
    after: State

    @property
    def broken(self) -> int:
        """Requests that failed during this lever because the live version missed its column."""
        return self.after.broken - self.before.broken

    @property
    def cut(self) -> int:
        """Requests cut off by this lever."""
        return self.after.cut - self.before.cut

    @property
    def lost_writes(self) -> int:
        """Writes left behind by this lever."""
        return self.after.lost_writes - self.before.lost_writes


def fits(site: Site, state: State, side: str) -> bool:
    """Whether the version on a side finds the columns it needs; an empty side fits."""
    version = state.on(side)
    return site.has_two_databases or not version or state.columns in RUNS_ON[version]


def pull(site: Site, state: State, lever: str) -> Step:
    """Pull a lever that `refusal` lets through, and serve customers while it works."""
    seconds = site.duration(lever)
    changed = _changed(site, state, lever)
    is_broken = not fits(site, changed, changed.live) or (
        lever == "revert_schema" and not fits(site, state, state.live)
    )
    after = replace(
        changed,
        seconds=state.seconds + seconds,
        broken_seconds=state.broken_seconds + (seconds if is_broken else 0),
        broken=state.broken + (site.failing(seconds) if is_broken else 0),
    )
    return Step(lever, state, after)


def _changed(site: Site, state: State, lever: str) -> State:
    """The state as the lever leaves it, before its time passes."""
    columns = {"expand": BOTH, "rename": NEW, "contract": NEW, "revert_schema": OLD}
    if lever in columns:
        return replace(state, columns=columns[lever], smoke=STALE if state.smoke else "")
    if lever == "deploy":
        blue, green = (V2, state.green) if state.idle == BLUE else (state.blue, V2)
        return replace(state, blue=blue, green=green, smoke="")
    if lever == "smoke":
        return replace(state, smoke=PASSED if fits(site, state, state.idle) else FAILED)
    if lever in FLIPS:
        return _flipped(site, state, is_drained=lever == "flip")
    return state


def _flipped(site: Site, state: State, *, is_drained: bool) -> State:
    return replace(
        state,
        live=state.idle,
        live_since=state.seconds,
        smoke="",
        cut=state.cut + (0 if is_drained else site.in_flight),
        lost_writes=state.lost_writes + left_behind(site, state),
    )


def left_behind(site: Site, state: State) -> int:
    """Writes that going back would lose now.

    With two databases, what v1 writes is copied forward as it comes; what v2 writes has to be
    translated back and arrives a lag later. Its last writes, at most a lag's worth and at most
    all since it went live, are missing on the other side.
    """
    goes_back = (state.live_version, state.idle_version) == (V2, V1)
    if not site.has_two_databases or not goes_back:
        return 0
    behind = min(site.sync_lag_seconds, state.seconds - state.live_since)
    return site.writes_per_second * behind


def refusal(site: Site, state: State, lever: str) -> str:
    """Why a lever does nothing now, as a word; "" where it works."""
    if lever == "deploy":
        return "deployed_already" if state.idle_version == V2 else ""
    if lever in ("smoke", *FLIPS):
        return "" if state.idle_version else "idle_is_empty"
    if lever == "wait":
        return ""
    return "own_databases" if site.has_two_databases else _schema_refusal(state, lever)


def _schema_refusal(state: State, lever: str) -> str:
    works_on = {"expand": (OLD,), "rename": (OLD,), "contract": (BOTH,)}
    if state.columns in works_on.get(lever, (BOTH, NEW)):
        return ""
    return f"{lever}_on_{state.columns}"
