"""What a run came to, said in terms of the pattern: one verdict for each way to stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from ..mechanics import Verdict
from .amounts import count, facts_of, milliseconds
from .harm import say_blind, say_changed, say_early, say_host, say_leak
from .mission import (
    BLIND,
    CHANGED,
    DARK,
    EARLY,
    HOST,
    LEAK,
    LIMIT,
    OVERLOAD,
    UNPROVED,
    bonus,
    failure,
    proof,
)
from .parameters import Parameters
from .replay import Run


def verdict_of(run: Run, tier: Parameters, fewest: int | None) -> Verdict:
    """The verdict on a run, the empty one included."""
    if not run.played:
        return say_idle()
    failed = failure(run, tier)
    if not failed:
        return say_won(run, tier, fewest)
    return SAY[failed](run) if failed in SAY else SAY_OF_TIER[failed](run, tier)


def say_idle() -> Verdict:
    """Before anything was tried."""
    text = _(
        "The chat servers are in production and nobody can see them. Send them 1% of the load: "
        "pages and writes can go wrong there too, and next to nobody notices."
    )
    return Verdict("idle", _("Deployed, and dark"), text)


def say_unproved(run: Run) -> Verdict:
    """No harm, and not far enough."""
    last = run.played[-1]
    facts = facts_of(last)
    if not last.step.alert:
        text = _(
            "Servers %(busy)s busy, 95 of 100 answers within %(p95)s. Both gauges know only the "
            "calls that got in. Switch on the alert on errors before half of the load."
        )
        return Verdict("warn", _("%(share)s looks calm") % facts, text % facts)
    text = _(
        "95 of 100 answers came within %(p95)s, none failed, and nobody noticed. This is not "
        "the peak yet: raise the load by a step and look again."
    )
    return Verdict("ok", _("%(share)s carried in the dark") % facts, text % facts)


def say_limit(run: Run) -> Verdict:
    """The connection limit turned calls away, and somebody was told."""
    facts = facts_of(run.played[-1])
    text = _(
        "%(offered)s calls a second came and %(served)s got in, yet the servers are only %(busy)s "
        "busy and 95 of 100 answers take %(p95)s. So it is not the servers: a connection limit "
        "lets in %(served)s a second and no more. You found it while nobody could see it. "
        "Raise it, and send the same load again."
    )
    heading = _("Found: %(errors)s of calls fail, and the other gauges look calm")
    return Verdict("warn", heading % facts, text % facts)


def say_overload(run: Run, tier: Parameters) -> Verdict:
    """Too few servers."""
    last = run.played[-1]
    facts = facts_of(last) | {
        "capacity": count(last.step.servers * tier.rate),
        "goal": milliseconds(tier.goal_ms),
    }
    if last.reading.served < last.reading.offered:
        text = _(
            "They finish %(capacity)s calls a second and %(offered)s come in, so the queue grows "
            "until callers give up. The interface is hidden, so nobody was disappointed: add "
            "servers and send the same load again."
        )
    else:
        text = _(
            "They are %(busy)s busy. That close to full, a call waits for those that came in a "
            "bunch before it: 95 of 100 answers take %(p95)s, and %(goal)s are allowed. A few "
            "more servers take away most of the wait."
        )
    heading = _("%(share)s is more than %(servers)s servers carry")
    return Verdict("warn", heading % facts, text % facts)


def say_dark(run: Run, tier: Parameters) -> Verdict:
    """Proved; now the interface."""
    facts = facts_of(proof(run, tier) or run.played[-1])
    text = _(
        "%(servers)s servers answered 95 of 100 calls within %(p95)s, and none failed. Keep these "
        "settings and show the interface: then nothing changes but what people see."
    )
    return Verdict("ok", _("%(share)s of the peak, carried in the dark") % facts, text % facts)


def say_won(run: Run, tier: Parameters, fewest: int | None) -> Verdict:
    """Won, with a word on the bonus."""
    facts = facts_of(run.played[-1])
    text = _(
        "Real people bring %(offered)s calls a second and 95 of 100 are answered within %(p95)s. "
        "Whatever could break had broken before, in the dark."
    )
    if bonus(run, tier, fewest):
        more = _("And %(servers)s servers are the fewest that carry %(top)s of the peak.")
    else:
        more = _("For the bonus, find the fewest servers that carry %(top)s of the peak.")
    return Verdict("ok", _("Released, and nothing happened"), f"{text} {more}" % facts)


SAY: Mapping[str, Callable[[Run], Verdict]] = {
    LEAK: say_leak,
    HOST: say_host,
    BLIND: say_blind,
    LIMIT: say_limit,
    UNPROVED: say_unproved,
}

SAY_OF_TIER: Mapping[str, Callable[[Run, Parameters], Verdict]] = {
    EARLY: say_early,
    OVERLOAD: say_overload,
    CHANGED: say_changed,
    DARK: say_dark,
}
"""Verdicts that compare the run with what the tier is made of."""
