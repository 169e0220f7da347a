"""The verdict on a run: what happened, and why in terms of blue-green and expand-contract."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labs.mechanics import Verdict
from labs.switchboard.explanations import explanation
from labs.switchboard.mission import Mission, first_flip
from labs.switchboard.model import NEW, PASSED, V1, Step
from labs.switchboard.names import grouped, side_name
from labs.switchboard.outcomes import outcome
from labs.switchboard.site import Site

HARMFUL = ("v1_broken", "v2_broken", "cut_off", "writes_lost")


def verdict(site: Site, steps: tuple[Step, ...], mission: Mission) -> Verdict:
    """What the panel says after the last lever."""
    if not steps:
        return Verdict("idle", _("Blue is live with v1"), _idle_text(site))
    if mission.won:
        return _won(site, steps[-1], mission)
    if mission.fault:
        tone = "bad" if mission.fault in HARMFUL else "warn"
        text = _joined(outcome(site, steps[-1]), explanation(site, steps, mission.fault))
        return Verdict(tone, _fault_heading(steps, mission.fault), text)
    text = _joined(outcome(site, steps[-1]), _next(steps, mission))
    return Verdict("idle", _("No customer noticed so far"), text)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _idle_text(site: Site) -> str:
    if site.has_two_databases:
        return _(
            "Green is empty, and each side has a database of its own. Pull a lever: time passes "
            "only while one works."
        )
    return _(
        "Green is empty, and one database serves both sides. Pull a lever: time passes only while "
        "one works."
    )


def _won(site: Site, last: Step, mission: Mission) -> Verdict:
    if mission.bonus:
        text = _(
            "Nothing of v1 is left, and the old column went last, when no version could still ask "
            "for it."
        )
        if site.has_two_databases:
            text = _("Both sides run v2, so either can take the customers.")
        return Verdict("ok", _("Mission and bonus: v2 on both sides, no one noticed"), text)
    return Verdict("ok", _("Mission done: v2 is live and the way back works"), _after(site, last))


def _after(site: Site, last: Step) -> str:
    state = last.after
    if state.columns == NEW and V1 in (state.blue, state.green):
        return _(
            "You contracted while %(side)s still runs v1: the way back is red now. For the bonus "
            "the old column goes last."
        ) % {"side": side_name(state.idle)}
    if site.has_two_databases:
        return _("Bonus: put v2 on the idle side too, now that the way back has been tried.")
    return _(
        "Bonus: bring v2 to the idle side as well, then drop the old column, with no failed "
        "request."
    )


def _fault_heading(steps: tuple[Step, ...], fault: str) -> str:
    if fault in ("v1_broken", "v2_broken", "cut_off"):
        failed = steps[-1].after.failed
        text = ngettext(
            "Not this time: %(n)s request failed", "Not this time: %(n)s requests failed", failed
        )
        return text % {"n": grouped(failed)}
    if fault == "writes_lost":
        lost = steps[-1].after.lost_writes
        text = ngettext(
            "Not this time: %(n)s write was lost", "Not this time: %(n)s writes were lost", lost
        )
        return text % {"n": grouped(lost)}
    return {
        "untested": _("Not this time: v2 met its first customers untested"),
        "contracted_early": _("No way back: v1 would fail now"),
        "overwritten": _("No way back: v1 is on neither side"),
    }[fault]


def _next(steps: tuple[Step, ...], mission: Mission) -> str:
    """What the mission still asks for, as a thought rather than a recipe."""
    state = steps[-1].after
    if mission.turns:
        return {
            1: _("Would the way back work now? The mission wants to see it before it is needed."),
            2: _("The way back works. Now forward again."),
            3: _("v1 is live again; the mission ends on v2."),
        }[mission.turns]
    if first_flip(steps) is None and state.idle_version and state.smoke != PASSED:
        return _("Do you know that it would work with the database as it is now?")
    return "" if state.smoke != PASSED else _("Ready when you are.")
