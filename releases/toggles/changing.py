"""The only code that writes a toggle: a conditional UPDATE, its event, a line in the record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.models.toggles import Toggle, ToggleCohort, ToggleEvent
from releases.toggles.declared import DECLARED, Declared
from releases.toggles.setting import ChangeRefusedError, Settings, settings_of
from releases.toggles.snapshot import store

LONGEST_REASON = 500


class ChangedMeanwhileError(ChangeRefusedError):
    """Somebody else changed the toggle first; look at it again."""


def of_declaration(declared: Declared, *, owner: User | None) -> Toggle:
    """The toggle that a declaration describes, not stored: nobody has switched it yet."""
    return Toggle(
        name=declared.name,
        kind=declared.kind,
        meaning=str(declared.meaning),
        owner=owner,
        remove_by=declared.remove_by,
        on=declared.default,
    )


def make(
    name: str, wanted: Settings, *, on: bool = False, by: User | None, at: datetime, reason: str
) -> Toggle:
    """A new toggle. Raises ChangeRefusedError where there is one of that name, or it is unsound."""
    toggle = Toggle(name=name, on=on, created_at=at)
    if Toggle.objects.filter(name=name).exists():
        words = _("There is a toggle “%(name)s” already; choose another name.")
        raise ChangeRefusedError(words % {"name": name})
    return _write(toggle, wanted, ToggleEvent.Kind.MADE, by=by, at=at, reason=reason)


def switch(toggle: Toggle, *, on: bool, by: User | None, at: datetime, reason: str) -> Toggle:
    """Switch it on or off for everyone; a declared one that is not stored yet is stored.

    Raises ChangedMeanwhileError where somebody was first, ChangeRefusedError without a reason or
    where it stands so already.
    """
    if toggle.on == on:
        if _newer(toggle) is not None:
            raise _changed(toggle)
        words = _("“%(toggle)s” is on already.") if on else _("“%(toggle)s” is off already.")
        raise ChangeRefusedError(words % {"toggle": toggle})
    kind = ToggleEvent.Kind.ON if on else ToggleEvent.Kind.OFF
    return _write(toggle, settings_of(toggle), kind, by=by, at=at, reason=reason, on=on)


def change(
    toggle: Toggle, wanted: Settings, *, by: User | None, at: datetime, reason: str
) -> Toggle:
    """Set it otherwise. Raises as `switch`."""
    return _write(toggle, wanted, ToggleEvent.Kind.CHANGED, by=by, at=at, reason=reason)


def remove(toggle: Toggle, *, by: User | None, at: datetime, reason: str) -> None:
    """Take a toggle away with its history; the record keeps that it was there.

    Raises ChangeRefusedError while code asks for it, and ChangedMeanwhileError.
    """
    why = _reason(reason)
    if toggle.name in DECLARED:
        words = _("Code still asks for “%(toggle)s”: take it out there first.")
        raise ChangeRefusedError(words % {"toggle": toggle})
    with transaction.atomic():
        unchanged = Toggle.objects.select_for_update().filter(pk=toggle.pk, changes=toggle.changes)
        if not unchanged.exists():
            raise _changed(toggle)
        record(by=by, at=at, action="deleted", about=toggle, note=why)
        toggle.delete()
    store.expire()


def _write(
    toggle: Toggle,
    wanted: Settings,
    kind: ToggleEvent.Kind,
    *,
    by: User | None,
    at: datetime,
    reason: str,
    on: bool | None = None,
) -> Toggle:
    """Store the new state only if the toggle still is as it was seen, and what was done."""
    why, is_on = _reason(reason), toggle.on if on is None else on
    wanted.check()
    fields: dict[str, object] = {
        "kind": wanted.kind, "meaning": wanted.meaning, "owner": wanted.owner, "on": is_on,
        "remove_by": wanted.remove_by, "percent": wanted.percent, "scope": wanted.scope,
        "variants": [list(pair) for pair in wanted.variants],
    }  # fmt: skip
    with transaction.atomic():
        number = _stored(toggle, fields)
        ToggleCohort.objects.filter(toggle=toggle).exclude(cohort__in=wanted.cohorts).delete()
        links = [ToggleCohort(toggle=toggle, cohort=cohort) for cohort in wanted.cohorts]
        ToggleCohort.objects.bulk_create(links, ignore_conflicts=True)
        state = wanted.told() | {"on": is_on}
        ToggleEvent.objects.create(
            toggle=toggle, number=number, kind=kind, at=at, by=by, reason=why, state=state
        )
        record(by=by, at=at, action=_ACTIONS[kind], about=toggle, note=why)
    store.expire()
    return toggle


_ACTIONS = {
    ToggleEvent.Kind.MADE: "created",
    ToggleEvent.Kind.ON: "switched_on",
    ToggleEvent.Kind.OFF: "switched_off",
    ToggleEvent.Kind.CHANGED: "changed",
}


def _stored(toggle: Toggle, fields: dict[str, object]) -> int:
    """Write the fields; the number of the change. Raises ChangedMeanwhileError."""
    number = toggle.changes + 1
    if toggle._state.adding:
        if toggle.changes:  # what was looked at was stored, and is gone
            raise _changed(toggle)
        row, is_new = Toggle.objects.get_or_create(
            name=toggle.name,
            defaults={**fields, "changes": number, "created_at": toggle.created_at},
        )
        if not is_new:
            raise _changed(toggle)
        toggle.pk, toggle.salt = row.pk, row.salt
        toggle._state.adding = False
    else:
        seen = Toggle.objects.filter(pk=toggle.pk, changes=toggle.changes)
        if not seen.update(**fields, changes=number):
            raise _changed(toggle)
    for name, value in fields.items():
        setattr(toggle, name, value)
    toggle.changes = number
    return number


def _changed(toggle: Toggle) -> ChangedMeanwhileError:
    """Who was first, and with what."""
    event = _newer(toggle)
    if event is None:
        words = _("“%(toggle)s” was changed by somebody else; look again.")
        return ChangedMeanwhileError(words % {"toggle": toggle})
    words = _(
        "%(who)s was first: “%(toggle)s” was %(what)s. Nothing of yours was done; look again."
    )
    told = {"who": event.by or _("Somebody"), "toggle": toggle, "what": event.get_kind_display()}
    return ChangedMeanwhileError(words % told)


def _newer(toggle: Toggle) -> ToggleEvent | None:
    """What was done to it after it was looked at, the newest."""
    later = ToggleEvent.objects.filter(toggle__name=toggle.name, number__gt=toggle.changes)
    return later.select_related("by").order_by("number").last()


def _reason(reason: str) -> str:
    why = " ".join(reason.replace("\0", " ").split())[:LONGEST_REASON]
    if not why:
        raise ChangeRefusedError(_("Say why, in a few words."))
    return why
