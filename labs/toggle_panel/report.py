"""A shift's goals, measures, rank and table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.mechanics import Goal, Number, Report, Table

from .amounts import amount, good_per_cent, milliseconds, per_cent
from .figure import figure_of
from .mission import Standing, judge
from .naming import event_name, pair_name, panel_name, policy_name, suite_name
from .replay import Played, Shift
from .verdicts import verdict


def report_of(shift: Shift) -> Report:
    """Everything that the page says about it."""
    standing = judge(shift) if shift.played else None
    return Report(
        goals=goals_of(shift, standing),
        verdict=verdict(shift, standing),
        won=bool(standing and standing.won),
        bonus=bool(standing and standing.bonus),
        failure=standing.failure if standing else "",
        measures=_measures(shift, standing) if standing else {},
        rank=_rank(shift, standing) if standing else (0, 0, 0, 0, 0, 0),
        table=_table(shift),
        figure=figure_of(shift),
    )


def goals_of(shift: Shift, standing: Standing | None) -> tuple[Goal, ...]:
    """The mission's six lines."""
    numbers = shift.numbers
    texts = (
        _("At least %(goal)s good pages") % {"goal": per_cent(numbers.good_goal)},
        _("Toggles lit for at least %(goal)s of their time") % {"goal": per_cent(numbers.lit_goal)},
        _("No redeployment"),
        _("Toggles hold while their store is gone"),
        _("The pair that fails together is named"),
        _("The A/B test is read out, and the numbers carry it"),
    )
    if standing is None:
        return tuple(Goal(text, "", None) for text in texts)
    met = (
        standing.good_met,
        standing.lit_met,
        standing.no_redeployment,
        standing.held,
        standing.pair_met,
        standing.call_met,
    )
    values = _values(shift, standing)
    return tuple(Goal(*line) for line in zip(texts, values, met, strict=True))


def _values(shift: Shift, standing: Standing) -> tuple[str, ...]:
    held = {True: _("held"), False: policy_name(shift.panel.policy), None: ""}
    return (
        good_per_cent(standing.good / 100),
        per_cent(standing.lit),
        _("none") if standing.no_redeployment else _("under way"),
        held[standing.held],
        pair_name(shift.named) if shift.named else "",
        _("%(z)s errors apart") % {"z": amount(standing.z, 2)} if shift.call else "",
    )


def _measures(shift: Shift, standing: Standing) -> dict[str, Number]:
    return {
        "good": round(standing.good, 1),
        "lit": round(standing.lit),
        "slowest": standing.slowest,
        "suites": len(shift.suites),
        "z": standing.z,
    }


def _rank(shift: Shift, standing: Standing) -> tuple[Number, ...]:
    """Won, bonus, whole shifts before parts, goals, then good pages and lit toggles."""
    return (
        int(standing.won),
        int(standing.bonus),
        len(shift.played),
        standing.goals_met,
        round(standing.good, 3),
        round(standing.lit, 1),
    )


def _table(shift: Shift) -> Table:
    head = (
        _("Minute"),
        _("Pages a second"),
        _("On, and done"),
        _("CPU, workers"),
        _("Page time"),
        _("Good pages"),
    )
    return Table(
        caption=_("The shift, minute by minute"),
        head=head,
        rows=tuple(_row(played) for played in shift.played),
    )


def _row(played: Played) -> tuple[str, ...]:
    return (
        f"{played.minute.number} {event_name(played.minute.event)}",
        amount(played.minute.load),
        _on_and_done(played),
        f"{per_cent(100 * played.load.cpu)}, {per_cent(100 * played.load.workers)}",
        milliseconds(played.load.milliseconds),
        good_per_cent(played.good),
    )


def _on_and_done(played: Played) -> str:
    """What was on, and what the minute was spent on besides."""
    on = panel_name(played.panel)
    if suite := played.suite:
        told = {"on": on, "suite": suite_name(suite.name)}
        if suite.passed:
            return _("%(on)s; suite %(suite)s: passed") % told
        return _("%(on)s; suite %(suite)s: failed") % told
    if played.redeploying:
        return _("%(on)s; redeployment under way") % {"on": on}
    return on if played.held else _("%(on)s; not as set") % {"on": on}
