"""What toggles, suites, policies and minutes are called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .acceptance import Pair
from .amounts import per_cent
from .panel import TOGGLES, Panel


def toggle_name(toggle: str) -> str:
    """In full, as on the panel."""
    names = {
        "recs": _("Recommendations"),
        "stock": _("Live stock"),
        "media": _("Media gallery"),
        "checkout": _("New checkout"),
    }
    return names[toggle]


def short_name(toggle: str) -> str:
    """In a word, as in figures and tables."""
    names = {
        "recs": pgettext("toggle", "recs"),
        "stock": pgettext("toggle", "stock"),
        "media": pgettext("toggle", "media"),
        "checkout": pgettext("toggle", "checkout"),
    }
    return names[toggle]


def pair_name(pair: Pair) -> str:
    """Both toggles."""
    return " + ".join(short_name(toggle) for toggle in pair)


def panel_name(panel: Panel) -> str:
    """All that is on, with the checkout's share."""
    names = [short_name(toggle) for toggle in TOGGLES[:3] if toggle in panel.lit]
    if panel.share:
        names.append(f"{short_name('checkout')} {per_cent(panel.share)}")
    return ", ".join(names) or _("none")


def suite_name(name: str) -> str:
    """Which toggles a suite runs with."""
    names = {"now": _("as they are set"), "all": _("all on"), "none": _("all off")}
    if name in names:
        return names[name]
    return _("all but %(toggle)s") % {"toggle": short_name(name.removeprefix("no_"))}


def policy_name(policy: str) -> str:
    """What the servers do without the toggle store."""
    names = {
        "static": _("Keep the last state"),
        "off": _("Everything off"),
        "on": _("Everything on"),
    }
    return names[policy]


def call_name(answer: str) -> str:
    """What the A/B test is read out as."""
    names = {
        "new": _("The new one sells more"),
        "old": _("The old one sells more"),
        "wait": _("It cannot be told"),
    }
    return names[answer]


def event_name(event: str) -> str:
    """What a minute is about."""
    names = {
        "launch": _("launch"),
        "quiet": _("quiet"),
        "peak": _("peak"),
        "still_peak": _("peak goes on"),
        "supplier": _("supplier down"),
        "still_supplier": _("supplier still down"),
        "checkout": _("checkout throws"),
        "warning": _("toggle store is slow"),
        "store": _("toggle store gone"),
        "last": _("last minute"),
    }
    return names[event]
