"""What a minute brings, and why a lever does nothing, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .amounts import amount
from .capacity import CORES, USABLE, WORKERS
from .timetable import Minute


def situation(coming: Minute) -> str:
    """What is known at the start of that minute."""
    texts = _first_half() | _second_half()
    return texts[coming.event] % {"workers": amount(WORKERS)}


def _first_half() -> dict[str, str]:
    return {
        "launch": _(
            "The new checkout is deployed and dark, and marketing has announced it. Turning its "
            "toggle on is the release."
        ),
        "quiet": _(
            "Nothing new. A suite run takes the whole minute and leaves the switches alone, so a "
            "minute like this suits it."
        ),
        "peak": _("An advert brings a crowd. What could the shop do without while it lasts?"),
        "still_peak": _("The crowd stays for one more minute."),
        "supplier": _(
            "The stock supplier has stopped answering. Without a fallback each page with live "
            "stock waits two seconds for it and keeps one of the %(workers)s workers."
        ),
    }


def _second_half() -> dict[str, str]:
    return {
        "still_supplier": _("The supplier is still silent."),
        "checkout": _(
            "The supplier is back. But the new checkout now throws errors: baskets hold "
            "something that it cannot show next to one of the other toggles."
        ),
        "warning": _(
            "The toggle store answers late and may go away. What the servers do without it is "
            "decided now or not at all. The checkout’s fault is still there."
        ),
        "store": _(
            "The toggle store is gone. No switch can be moved; the servers do what was decided "
            "beforehand. Your hands are free for a suite."
        ),
        "last": _(
            "The store is back and the crowd goes home. The A/B test is read out after this."
        ),
    }


def load_of(coming: Minute) -> str:
    """How many pages, and what there is for them."""
    return _("%(load)s pages a second; the servers have %(capacity)s CPU ms for them.") % {
        "load": amount(coming.load),
        "capacity": amount(CORES * 1000 * USABLE),
    }


def shift_is_over() -> str:
    """What is left to do after ten minutes."""
    return _("The ten minutes are over. Read the A/B test out, and name the pair if you know it.")


def refused(reason: str) -> str:
    """Why a lever does nothing now."""
    texts = {
        "named": _("You have named a pair already. Undo takes it back."),
        "no_failure": _("No suite has failed yet, so there is no pair to name. Run one first."),
        "called": _("The test has been read out already. Undo takes it back."),
        "early": _(
            "The test was planned for the whole shift. Whoever stops at the first good look finds "
            "differences that are not there, so it is read out after minute 10."
        ),
        "over": _("The ten minutes are over. Undo takes the last one back."),
        "redeploying": _("The old build is on its way already; it takes 20 minutes."),
        "store": _(
            "The toggle store does not answer, so no switch can be moved. Leave them as they are "
            "and let the minute pass."
        ),
        "busy": _(
            "This takes the whole minute, so nobody is at the switches. Put them back as they "
            "were, or run the minute with them."
        ),
    }
    return texts[reason]
