"""How a minute went, in words and with its numbers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .acceptance import PAIRS
from .amounts import amount, good_per_cent, milliseconds, per_cent
from .capacity import SUPPLIER_TIMEOUT
from .mission import cause, lost_pages
from .naming import suite_name
from .replay import Played, Shift, Suite


def heading_of(played: Played) -> str:
    """The minute and its pages."""
    return _("Minute %(number)s: %(good)s good pages") % {
        "number": played.minute.number,
        "good": good_per_cent(played.good),
    }


def account_of(shift: Shift) -> str:
    """What the last minute shows, and what its suite did."""
    played = shift.played[-1]
    text = _lost(played) if lost_pages(played) > 0 else _quiet(played)
    if played.suite:
        text += " " + suite_result(shift, played.suite)
    return text


def _quiet(played: Played) -> str:
    if not played.held:
        return _(
            "Every page was served, but without its store the panel fell to another state than "
            "yours: nobody had told the servers to keep the last one."
        )
    return _("A page took %(time)s, with %(cpu)s of the CPU and %(workers)s of the workers.") % {
        "time": milliseconds(played.load.milliseconds),
        "cpu": per_cent(100 * played.load.cpu),
        "workers": per_cent(100 * played.load.workers),
    }


def _lost(played: Played) -> str:
    """Why pages were lost, in terms of the pattern."""
    texts = {
        "overload": _(
            "%(load)s pages a second at %(cost)s ms each ask for %(cpu)s of the CPU; the rest was "
            "turned away. Turning off what is expensive keeps the shop open."
        ),
        "supplier": _(
            "Each page waited %(wait)s s for the dead supplier, so %(workers)s of the workers were "
            "asked for: arrivals times the time they stay, as Little’s law says. A call that fails "
            "fast, or a toggle that is off, frees them."
        ),
        "checkout": _(
            "The new checkout threw for %(share)s of customers. A toggle takes back one feature "
            "within the minute, without a deployment."
        ),
        "store": _(
            "Without its store the panel fell to another state than yours, and that one cannot "
            "carry the minute. Servers that keep the last known state would not have noticed."
        ),
    }
    return texts[cause(played)] % {
        "load": amount(played.minute.load),
        "cost": amount(played.load.cost),
        "cpu": per_cent(100 * played.load.cpu),
        "workers": per_cent(100 * played.load.workers),
        "wait": amount(SUPPLIER_TIMEOUT),
        "share": per_cent(played.panel.share),
    }


def suite_result(shift: Shift, suite: Suite) -> str:
    """Whether it passed, and how many pairs that leaves."""
    named = {"suite": suite_name(suite.name)}
    if suite.passed:
        result = _("The suite, %(suite)s, passed.") % named
    else:
        result = _("The suite, %(suite)s, failed.") % named
    if all(run.passed for run in shift.suites):
        return result
    left = len(shift.suspects)
    explained = ngettext(
        "Of %(all)s pairs %(count)s explains the runs so far.",
        "Of %(all)s pairs %(count)s explain the runs so far.",
        left,
    )
    return f"{result} {explained % {'all': len(PAIRS), 'count': left}}"
