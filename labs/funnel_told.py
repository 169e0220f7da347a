"""A funnel in words and widths: counts of a few people are told as few, never exactly."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from labs.funnel import Funnel

FEW = 5
"""Counts below it are told as "under 5": a number that small points at somebody."""
MANY = 20
"""From so many on a share is told in per cent; below, one person is worth five points or more."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the funnel, ready to be drawn and read."""

    label: str
    count: str
    share: str
    """Of those who started, in per cent."""
    stopped: str
    """How many came to the step before and not to this one."""
    width: str
    """Of the bar, in per cent of the widest."""
    came: str
    """The width of the bar before; what this one is shorter by are those who stopped."""
    is_few: bool
    """Whether the bar stands for "under 5" and not for a number."""


def stages(funnel: Funnel) -> list[Stage]:
    """The four steps, each at most as wide as the one before."""
    counts = [
        (_("Started"), funnel.started),
        (_("Met a first goal"), funnel.first_goal),
        (_("Won"), funnel.won),
        (_("Won with the bonus"), funnel.bonus),
    ]
    before = [None, *(count for _label, count in counts)]
    return [
        Stage(
            label=label,
            count=told_count(count),
            share=_share(count, funnel.started),
            stopped=NOTHING if came is None else _stopped(came, count),
            width=_width(count, funnel.started),
            came=_width(count if came is None else came, funnel.started),
            is_few=is_few(count),
        )
        for (label, count), came in zip(counts, before, strict=False)
    ]


def is_few(count: int) -> bool:
    """Whether a count is too small to be told."""
    return 0 < count < FEW


def told_count(count: int) -> str:
    """The count, or that it is small."""
    return _("under %(few)s") % {"few": FEW} if is_few(count) else _number(count)


def told_median(value: float | None, of: int) -> str:
    """A median number of runs; nothing where fewer than five people make it."""
    return NOTHING if value is None or of < FEW else _number(value, 1 if value % 1 else 0)


def told_time(seconds: float | None, of: int) -> str:
    """A median time in its two greatest units; nothing where fewer than five people make it."""
    if seconds is None or of < FEW:
        return NOTHING
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        return _("%(days)s d %(hours)s h") % {"days": _number(days), "hours": hours_left}
    if hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes_left}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": rest}


def caution(funnel: Funnel) -> str:
    """What to keep in mind about so few people; "" where there are enough."""
    if not 0 < funnel.started < MANY:
        return ""
    if funnel.started < FEW:
        return _("Fewer than five people have started: too few to draw conclusions from.")
    told = _("Fewer than twenty people have started, so each is worth %(share)s %%: no shares yet.")
    return told % {"share": round(100 / funnel.started)}


def _number(value: float, decimals: int = 0) -> str:
    # Rounded here: what formats it only cuts off.
    rounded = round(value, decimals) if decimals else round(value)
    return number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def _share(count: int, started: int) -> str:
    if started < MANY or is_few(count):
        return NOTHING
    return _("%(share)s %%") % {"share": _number(100 * count / started)}


def _stopped(came: int, count: int) -> str:
    # The difference to a number that is not told would tell it.
    return NOTHING if is_few(came) or is_few(count) else _number(came - count)


def _width(count: int, started: int) -> str:
    drawn = min(FEW, started) if is_few(count) else count
    return f"{100 * drawn / started:.2f}".rstrip("0").rstrip(".") if started else "0"
