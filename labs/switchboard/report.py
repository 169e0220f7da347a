"""A run as its page tells it: goals, verdict, measures, rank, table and figure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.mechanics import Goal, Number, Report, Table
from labs.switchboard.figure import figure
from labs.switchboard.mission import Mission, first_flip, judged
from labs.switchboard.model import State, Step
from labs.switchboard.names import (
    columns_name,
    grouped,
    in_seconds,
    lever_name,
    side_and_version,
)
from labs.switchboard.replay import state_after
from labs.switchboard.site import FLIPS, Site
from labs.switchboard.verdicts import verdict


def report(site: Site, steps: tuple[Step, ...]) -> Report:
    """Everything that the page of a run says."""
    mission = judged(site, steps)
    goals = _goals(site, steps, mission)
    is_begun = bool(steps)
    return Report(
        goals=goals,
        verdict=verdict(site, steps, mission),
        won=mission.won,
        bonus=mission.bonus,
        failure="" if mission.won or not is_begun else mission.fault or "unfinished",
        measures=_measures(steps) if is_begun else {},
        rank=_rank(mission, goals, state_after(steps)),
        table=_table(site, steps),
        figure=figure(site, steps),
    )


def _goals(site: Site, steps: tuple[Step, ...], mission: Mission) -> tuple[Goal, ...]:
    """The checklist. A goal is open (None) until something was done about it."""
    state = state_after(steps)
    has_flipped = first_flip(steps) is not None
    goals = [
        Goal(
            _("v2 passed a smoke test, as it stands, before its first customer"),
            _smoke_value(mission.smoke_tested),
            mission.smoke_tested,
        ),
        Goal(
            _("Forward to v2, back to a working v1, forward again"),
            _("%(n)s of 3") % {"n": mission.turns} if has_flipped else "",
            mission.turns == 3 if has_flipped else None,
        ),
        Goal(
            _("v2 is live"),
            state.live_version if has_flipped else "",
            mission.v2_live if has_flipped else None,
        ),
        Goal(
            _("No request failed"),
            grouped(state.failed) if steps else "",
            mission.unharmed if steps else None,
        ),
    ]
    return (*goals, *([_writes_goal(site, steps, mission)] if site.has_two_databases else []))


def _smoke_value(tested: bool | None) -> str:
    if tested is None:
        return ""
    return _("passed") if tested else _("no")


def _writes_goal(site: Site, steps: tuple[Step, ...], mission: Mission) -> Goal:
    return Goal(
        _("At most %(n)s writes lost") % {"n": grouped(site.allowed_lost_writes)},
        grouped(state_after(steps).lost_writes) if steps else "",
        mission.writes_kept if steps else None,
    )


def _measures(steps: tuple[Step, ...]) -> dict[str, Number]:
    state = state_after(steps)
    return {
        "failed": state.failed,
        "broken_seconds": state.broken_seconds,
        "lost_writes": state.lost_writes,
        "flips": sum(step.lever in FLIPS for step in steps),
        "seconds": state.seconds,
    }


def _rank(mission: Mission, goals: tuple[Goal, ...], state: State) -> tuple[Number, ...]:
    """Won, bonus, goals met, then less harm to customers, then the quicker rollout."""
    met = sum(goal.met is True for goal in goals)
    return (
        int(mission.won),
        int(mission.bonus),
        met,
        -state.failed,
        -state.lost_writes,
        -state.seconds,
    )


def _table(site: Site, steps: tuple[Step, ...]) -> Table:
    head = [_("At"), _("Lever"), _("Live"), _("Columns"), _("Failed")]
    if site.has_two_databases:
        head[3] = _("Lost writes")
    rows = [_row(site, State(), _("start"), 0)]
    rows += [_row(site, step.after, lever_name(step.lever), _harm(step)) for step in steps]
    return Table(_("The run, lever by lever"), tuple(head), tuple(rows))


def _harm(step: Step) -> int:
    return step.broken + step.cut


def _row(site: Site, state: State, lever: str, failed: int) -> tuple[str, ...]:
    return (
        in_seconds(state.seconds),
        lever,
        side_and_version(state.live, state.live_version),
        grouped(state.lost_writes) if site.has_two_databases else columns_name(state.columns),
        grouped(failed),
    )
