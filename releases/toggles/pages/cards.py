"""A toggle in words: for whom it is on, until when it may stay, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.models.toggles import Toggle, ToggleKind
from releases.toggles.declared import DECLARED
from releases.toggles.load import gauge


@dataclass(frozen=True, slots=True)
class Card:
    """One toggle on the list."""

    toggle: Toggle
    state: str
    end: str
    """By when it has to go, in words; "" for one that may stay."""
    is_overdue: bool
    is_eased: bool
    """Whether this process does without it, because it has too much to do."""
    owner: str
    is_declared: bool
    error: str = ""
    reason: str = ""
    """What was typed and refused."""


def card_of(toggle: Toggle, *, today: date, error: str = "", reason: str = "") -> Card:
    """The toggle as it stands that day."""
    declared = DECLARED.get(toggle.name)
    folder = declared.owner if declared else ""
    return Card(
        toggle=toggle,
        state=state_of(toggle),
        end=end_of(toggle.remove_by, today),
        is_overdue=is_overdue(toggle.remove_by, today),
        is_eased=toggle.on and toggle.kind == ToggleKind.OPS and gauge.is_busy,
        owner=" · ".join(each for each in (str(toggle.owner or ""), folder) if each) or _("nobody"),
        is_declared=declared is not None,
        error=error,
        reason=reason,
    )


def is_overdue(remove_by: date | None, today: date) -> bool:
    """Whether it should be gone: its date is the last day it may be there."""
    return remove_by is not None and remove_by < today


def end_of(remove_by: date | None, today: date) -> str:
    """When it has to go, seen from that day."""
    if remove_by is None:
        return ""
    days = (remove_by - today).days
    if days < 0:
        return ngettext("%(count)d day overdue", "%(count)d days overdue", -days) % {"count": -days}
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}


def state_of(toggle: Toggle) -> str:
    """For whom it is on, in a few words, and as what."""
    if not toggle.on:
        return _("Off for everyone")
    pairs = toggle.variants if isinstance(toggle.variants, list) else []
    told = ", ".join(" ".join(str(each) for each in pair) for pair in pairs)
    return " · ".join(each for each in (_whom(toggle), told) if each)


def _whom(toggle: Toggle) -> str:
    cohorts = [cohort.name for cohort in toggle.cohorts.all()] if toggle.pk else []
    words = {"percent": toggle.percent, "cohorts": get_text_list(cohorts, _("and"))}
    if cohorts and toggle.percent < 100:
        return _("On for %(percent)d %% of %(cohorts)s") % words
    if cohorts:
        return _("On for %(cohorts)s") % words
    if toggle.percent < 100:
        return _("On for %(percent)d %% of learners") % words
    return _("On for everyone")
