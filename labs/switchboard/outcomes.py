"""What one lever came to: the sentence that follows each press."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.model import PASSED, Step
from labs.switchboard.names import NEW_COLUMN, OLD_COLUMN, grouped, side_name
from labs.switchboard.site import FLIPS, Site


def outcome(site: Site, step: Step) -> str:
    """What the lever did to the site, without what it cost the customers."""
    words = {
        "idle": side_name(step.after.idle),
        "live": side_name(step.after.live),
        "version": step.after.live_version,
        "old": OLD_COLUMN,
        "new": NEW_COLUMN,
        "lost": grouped(step.lost_writes),
    }
    return _sentence(site, step) % words


def _sentence(site: Site, step: Step) -> str:
    if step.lever in FLIPS:
        if step.lost_writes:
            return _(
                "%(live)s (%(version)s) has the customers again, but the last %(lost)s writes made "
                "on %(idle)s are missing there."
            )
        return _("Every new request now goes to %(live)s (%(version)s).")
    if step.lever == "smoke":
        return _smoke(step)
    return {
        "deploy": _deployed(site),
        "expand": _("The table now has both columns, and either version can work with it."),
        "rename": _("The column is called “%(new)s” now; “%(old)s” is gone."),
        "contract": _("The column “%(old)s” is gone; only “%(new)s” is left."),
        "revert_schema": _("The table is back as it was, with “%(old)s” only."),
        "wait": _("A minute of ordinary traffic went by."),
    }[step.lever]


def _smoke(step: Step) -> str:
    if step.after.smoke == PASSED:
        return _("The smoke test on %(idle)s passed.")
    return _("The smoke test on %(idle)s failed: its version misses a column in the database.")


def _deployed(site: Site) -> str:
    if site.has_two_databases:
        return _("v2 stands on %(idle)s with a database of its own. No customer is there yet.")
    return _("v2 stands on %(idle)s. No customer is there yet.")
