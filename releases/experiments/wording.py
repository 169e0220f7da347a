"""An experiment's plan and result, in words."""

from __future__ import annotations

from math import ceil, isinf

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.console.rail import percent as buckets
from releases.experiments.judging import Effect, Verdict
from releases.experiments.people import Counts
from releases.experiments.sizes import Design, Sizes
from releases.immune_system.wording import count, percent
from releases.rings import BUCKETS


def points(part: float, *, signed: bool = False) -> str:
    """A part of 1 as percentage points: "8", "+8.5" where it is `signed`."""
    size = round(part * 100, 1)
    told = number_format(abs(size), 0 if size == int(size) else 1, use_l10n=True)
    if not signed or not size:
        return told
    return f"+{told}" if size > 0 else f"−{told}"


def told_plan(design: Design, needed: Sizes | None = None) -> str:
    """What is registered, in one line."""
    words = _(
        "Usually right: %(usual)s; least effect worth knowing: %(effect)s points; "
        "α = %(alpha)s, power %(power)s; %(share)s get it."
    )
    told = words % {
        "usual": percent(design.usual, 1),
        "effect": points(design.effect),
        "alpha": percent(design.alpha, 0),
        "power": percent(design.power, 0),
        "share": buckets(round(design.share * BUCKETS)),
    }
    return told if needed is None else f"{told} {told_sizes(needed)}"


def told_sizes(needed: Sizes) -> str:
    """How many learners are needed."""
    words = _("First tries needed: %(treated)s with it, %(control)s without it.")
    return words % {"treated": count(needed.treated), "control": count(needed.control)}


def told_days(days: float) -> str:
    """How long it takes, roughly."""
    if isinf(days):
        return _("Nobody has answered it lately: how long it takes cannot be said.")
    if days <= 60:
        whole = max(1, ceil(days))
        return ngettext(
            "At the present rate of answers that takes about %(n)s day.",
            "At the present rate of answers that takes about %(n)s days.",
            whole,
        ) % {"n": whole}
    weeks = ceil(days / 7)
    words = _("At the present rate of answers that takes about %(n)s weeks.")
    return words % {"n": count(weeks)}


def told_effect(found: Effect) -> str:
    """The effect and its interval: "+6.2 points (−1.4 to +13.8)"."""
    words = _("%(value)s points (%(low)s to %(high)s)")
    ends = (found.value, found.low, found.high)
    value, low, high = (points(end, signed=True) for end in ends)
    return words % {"value": value, "low": low, "high": high}


def told_arms(treated: Counts, control: Counts) -> str:
    """Both arms: "72.5 % of 240 right with it, 66.0 % of 238 without it"."""
    words = _("%(treated)s of %(treated_n)s right with it, %(control)s of %(control_n)s without it")
    return words % {
        "treated": percent(treated.share, 1),
        "treated_n": count(treated.n),
        "control": percent(control.share, 1),
        "control_n": count(control.n),
    }


def told_verdict(verdict: Verdict, found: Effect | None, effect: float) -> str:
    """What may be concluded."""
    words = {
        "better": _("Learners with the release do better."),
        "worse": _("Learners with the release do worse."),
        "alike": _("No difference worth knowing: less than %(effect)s points either way."),
        "unclear": _(
            "No difference was found, but one of %(effect)s points is not ruled out either."
        ),
        "too-few": _("Too few answers to tell."),
    }[verdict]
    told = words % {"effect": points(effect)} if "%(" in words else words
    return told if found is None else f"{told_effect(found)}. {told}"
