"""A run as its page says it: checklist, verdict, measures and the table of steps."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..mechanics import Goal, Number, Report, Table
from .amounts import count, errors_of, milliseconds, percent
from .figure import figure_of
from .mission import (
    best_held,
    bonus,
    conditions,
    failure,
    judged,
    proved,
    rank,
    shown_well,
    watched,
    won,
)
from .parameters import HALF, TOP_SHARE, Parameters
from .replay import Played, Run
from .solver import fewest_servers
from .verdicts import verdict_of


def report_of(run: Run, tier: Parameters) -> Report:
    """Everything the page says about a run, the empty one included."""
    fewest = fewest_servers(tier)
    return Report(
        goals=goals_of(run, tier),
        verdict=verdict_of(run, tier, fewest),
        won=won(run, tier),
        bonus=bonus(run, tier, fewest),
        failure=failure(run, tier),
        measures=measures_of(run, tier),
        rank=rank(run, tier, fewest),
        table=table_of(run),
        figure=figure_of(run, tier),
    )


def goals_of(run: Run, tier: Parameters) -> tuple[Goal, ...]:
    """The checklist with its live numbers."""
    named = {"top": percent(TOP_SHARE / 100), "goal": milliseconds(tier.goal_ms)}
    texts = (
        _("At %(top)s of the peak, 95 of 100 calls are answered within %(goal)s") % named,
        _("At %(top)s of the peak, fewer than 1 call in 1,000 fails") % named,
        _("Pages wait 0 ms for the chat servers, at every step"),
        _("No ghost write reaches a real person"),
        _("The alert on errors is on before half of the load, and stays on"),
        _("Then the interface is on, and people are served as well"),
    )
    if not run.played:
        return tuple(Goal(text, "", None) for text in texts)
    rows = zip(texts, _values(run, tier), conditions(run, tier), strict=True)
    return tuple(Goal(text, value, met) for text, value, met in rows)


def _values(run: Run, tier: Parameters) -> tuple[str, ...]:
    """The live number of each condition."""
    top = judged(run, tier)
    so_far = _("%(share)s so far") % {"share": percent(best_held(run, tier) / 100)}
    return (
        so_far if top is None else milliseconds(top.reading.p95_ms),
        _("not tried") if top is None else errors_of(top),
        _("+%(host)s") % {"host": milliseconds(max(each.reading.host_ms for each in run.played))},
        count(sum(each.reading.leaked for each in run.played)),
        _alert(run),
        _interface(run, tier),
    )


def _alert(run: Run) -> str:
    """How the alert stands."""
    if watched(run):
        return _("on")
    heavy = any(each.step.share >= HALF for each in run.played)
    return _("too late") if heavy and run.played[-1].step.alert else _("off")


def _interface(run: Run, tier: Parameters) -> str:
    """How the interface stands."""
    if run.release is None:
        return _("hidden")
    if not proved(run, tier):
        return _("too early")
    return _("on") if shown_well(run, tier) else _("served worse")


def measures_of(run: Run, tier: Parameters) -> Mapping[str, Number]:
    """Of the proof where there is one, else of the latest step; harm is of the whole run."""
    if not run.played:
        return {}
    told = judged(run, tier) or run.played[-1]
    released = run.release
    return {
        "held": best_held(run, tier),
        "servers": told.step.servers,
        "p95": round(told.reading.p95_ms),
        "errors": round(told.reading.errors * 100, 1),
        "host": round(max(each.reading.host_ms for each in run.played)),
        "leaked": sum(each.reading.leaked for each in run.played),
        "failed": 0 if released is None else released.reading.failed,
    }


def table_of(run: Run) -> Table:
    """The run step by step."""
    head = (
        _("Step"),
        _("Calls a second"),
        _("Servers"),
        _("95 of 100 within"),
        _("Failed"),
        _("Felt by people"),
    )
    rows = tuple(_row(number, each) for number, each in enumerate(run.played, 1))
    return Table(_("The ramp, a quarter of an hour a step"), head, rows)


def _row(number: int, played: Played) -> tuple[str, ...]:
    """One step as text."""
    step, reading = played.step, played.reading
    kind = _("%(number)s, people %(share)s") if step.shows else _("%(number)s, ghosts %(share)s")
    servers = {"count": count(step.servers), "busy": percent(reading.busy)}
    return (
        kind % {"number": number, "share": percent(step.share / 100)},
        count(reading.offered),
        _("%(count)s, %(busy)s busy") % servers,
        milliseconds(reading.p95_ms),
        errors_of(played),
        felt(played),
    )


def felt(played: Played) -> str:
    """What people noticed of a step."""
    reading = played.reading
    harm = []
    if reading.host_ms:
        harm.append(_("pages +%(host)s") % {"host": milliseconds(reading.host_ms)})
    if reading.leaked:
        said = ngettext("%(count)s ghost write", "%(count)s ghost writes", reading.leaked)
        harm.append(said % {"count": count(reading.leaked)})
    if played.step.shows and reading.failed:
        said = ngettext("%(count)s failed call", "%(count)s failed calls", reading.failed)
        harm.append(said % {"count": count(reading.failed)})
    return ", ".join(harm) or _("nothing")
