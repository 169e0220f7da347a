"""Why a run went wrong, with its own numbers: one explanation for each fault."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.mission import faulty_step, first_flip
from labs.switchboard.model import PASSED, STALE, V1, Step
from labs.switchboard.names import NEW_COLUMN, OLD_COLUMN, grouped, in_seconds, side_name
from labs.switchboard.site import Site


def explanation(site: Site, steps: tuple[Step, ...], fault: str) -> str:
    """The pattern's reason for this fault, from the lever that made it."""
    step = steps[faulty_step(site, steps)[1]]
    words = {
        "live": side_name(step.after.live),
        "idle": side_name(step.after.idle),
        "old": OLD_COLUMN,
        "new": NEW_COLUMN,
        "share": grouped(site.touch_percent),
        "rate": grouped(site.requests_per_second),
        "broken_for": in_seconds(steps[-1].after.broken_seconds),
        "cut": grouped(step.cut),
        "ms": grouped(site.request_ms),
        "lag": in_seconds(site.sync_lag_seconds),
        "writes": grouped(site.writes_per_second),
    }
    return _reason(steps, step, fault) % words


def _reason(steps: tuple[Step, ...], step: Step, fault: str) -> str:
    if fault == "v1_broken":
        return _v1_broken(steps, step)
    if fault == "untested":
        return _untested(steps)
    return {
        "v2_broken": _(
            "v2 asks for “%(new)s”, which the database does not have; %(share)s%% of %(rate)s "
            "requests a second do, for %(broken_for)s. The schema has to be ready before the code "
            "that needs it is live."
        ),
        "cut_off": _(
            "The route changed while %(cut)s requests were under way: %(rate)s a second, "
            "%(ms)s ms each. Draining lets them finish where they began."
        ),
        "writes_lost": _(
            "Copying back from v2 lags %(lag)s behind, at %(writes)s writes a second. With two "
            "databases the way back costs what was written since."
        ),
        "contracted_early": _(
            "%(idle)s still runs v1, which needs “%(old)s”. Contract is the last step: it waits "
            "until no version that may be called back needs the old column."
        ),
        "overwritten": _(
            "The old side is the way back for as long as it stays as it was. You replaced it "
            "before the way back had been tried."
        ),
    }[fault]


def _v1_broken(steps: tuple[Step, ...], step: Step) -> str:
    """The trap: the change was for v2, the harm is v1's, and the test looks at v2 only."""
    if step.lever in ("flip", "flip_nodrain"):
        return _(
            "The route went back in a second, the schema did not: %(live)s (v1) asks for "
            "“%(old)s”, which was dropped while v1 was still the way back."
        )
    text = _(
        "Both sides share one database. v1 was live and asked for “%(old)s”: %(share)s%% of "
        "%(rate)s requests a second failed, for %(broken_for)s."
    )
    if any(one.after.smoke == PASSED and one.before.live_version == V1 for one in burning(steps)):
        text += " " + _("The smoke test saw none of it: it looks at the idle side.")
    return text


def burning(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The levers during which the live version missed its column."""
    return tuple(step for step in steps if step.broken)


def _untested(steps: tuple[Step, ...]) -> str:
    """Outdated or never made; a flip against a failed test breaks v2, which is a fault itself."""
    flip = first_flip(steps)
    smoke = flip.before.smoke if flip else ""
    if smoke == STALE:
        return _(
            "The smoke test was older than the last change of the schema, so nobody knew how v2 "
            "would take it. It went well by luck."
        )
    return _(
        "A smoke test on the idle side costs half a minute and no customer. Without one, the first "
        "test of the wiring is the flip."
    )
