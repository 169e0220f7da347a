"""Toggles: the list with a switch each, and one toggle with its settings and its history."""

from __future__ import annotations

from functools import partial
from typing import cast

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import LearnerRequest
from accounts.models import User
from releases.models.toggles import Toggle
from releases.toggles import changing
from releases.toggles.pages.access import for_toggle_staff, own_toggle, toggles_for
from releases.toggles.pages.cards import Card, card_of
from releases.toggles.pages.forms import LARGEST_COUNT, ToggleForm
from releases.toggles.setting import ChangeRefusedError
from releases.toggles.snapshot import store

REFUSED, CONFLICT = 422, 409
HISTORY_SHOWN = 50


@partial(for_toggle_staff, "view")
@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Every toggle of the person's, those that should be gone first."""
    return _list(request)


@partial(for_toggle_staff, "change")
@require_POST
@never_cache
def switch(request: HttpRequest, name: str) -> HttpResponse:
    """On or off for everyone. Refused in words, with what was typed and the state it has now."""
    toggle, by, reason = own_toggle(request.user, name), _person(request), _typed(request)
    toggle.changes = _seen(request)
    try:
        wanted = request.POST.get("to") == "on"
        changing.switch(toggle, on=wanted, by=by, at=timezone.now(), reason=reason)
    except ChangeRefusedError as refused:
        return _refused_switch(request, name, refused, reason)
    if cast("LearnerRequest", request).htmx:
        return _card(request, own_toggle(request.user, name))
    words = _("“%(toggle)s” is on.") if toggle.on else _("“%(toggle)s” is off.")
    messages.success(request, words % {"toggle": toggle})
    return redirect("toggles:index")


@partial(for_toggle_staff, "add")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """A new toggle, off until somebody switches it on."""
    by = _person(request)
    form = ToggleForm(request.POST if request.method == "POST" else None, by)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = changing.make(
                given["name"], form.wanted(by), by=by, at=timezone.now(), reason=given["reason"]
            )
        except ChangeRefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The toggle is made. It is off."))
            return redirect("toggles:toggle", made.name)
    return render(request, "toggles/form.html", {"form": form}, status=_status(form))


@partial(for_toggle_staff, "change")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def toggle(request: HttpRequest, name: str) -> HttpResponse:
    """One toggle: its settings, which may be changed here, its history and who met it."""
    found, by = own_toggle(request.user, name), _person(request)
    form = ToggleForm(request.POST if request.method == "POST" else None, by, found)
    if form.is_valid():
        found.changes = _seen(request)
        wanted, why = form.wanted(found.owner or by), form.cleaned_data["reason"]
        try:
            changing.change(found, wanted, by=by, at=timezone.now(), reason=why)
        except ChangeRefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. It holds everywhere within seconds."))
            return redirect("toggles:toggle", name)
    shown = _around(own_toggle(request.user, name)) | {"form": form}
    return render(request, "toggles/form.html", shown, status=_status(form))


@partial(for_toggle_staff, "delete")
@require_POST
@never_cache
def remove(request: HttpRequest, name: str) -> HttpResponse:
    """Take a toggle away that nothing asks for any more."""
    found = own_toggle(request.user, name)
    found.changes = _seen(request)
    try:
        changing.remove(found, by=_person(request), at=timezone.now(), reason=_typed(request))
    except ChangeRefusedError as refused:
        messages.error(request, str(refused))
        return redirect("toggles:toggle", name)
    messages.success(request, _("The toggle is gone; the record keeps that it was there."))
    return redirect("toggles:index")


def _list(request: HttpRequest, refused: Card | None = None, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    cards = [card_of(each, today=today) for each in toggles_for(request.user)]
    if refused is not None:
        cards = [refused if c.toggle.name == refused.toggle.name else c for c in cards]
    shown = {
        "overdue": [card for card in cards if card.is_overdue],
        "cards": [card for card in cards if not card.is_overdue],
        "is_stale": store.is_stale,
    }
    return render(request, "toggles/index.html", shown, status=status)


def _card(request: HttpRequest, found: Toggle) -> HttpResponse:
    card = card_of(found, today=timezone.localdate())
    return render(request, "toggles/_card.html", {"card": card, "is_answer": True})


def _refused_switch(
    request: HttpRequest, name: str, refused: ChangeRefusedError, reason: str
) -> HttpResponse:
    """The toggle as it stands now with the reason why not: a card for HTMX, else the list."""
    found, today = own_toggle(request.user, name), timezone.localdate()
    status = CONFLICT if isinstance(refused, changing.ChangedMeanwhileError) else REFUSED
    card = card_of(found, today=today, error=str(refused), reason=reason)
    if cast("LearnerRequest", request).htmx:
        return render(request, "toggles/_card.html", {"card": card}, status=status)
    return _list(request, card, status)


def _around(found: Toggle) -> dict[str, object]:
    """What the page of a stored toggle shows beside its form."""
    shown: dict[str, object] = {"toggle": found, "card": card_of(found, today=timezone.localdate())}
    if found.pk:
        met = found.exposures.order_by().values_list("variant").annotate(n=Count("id"))
        shown["met"] = sorted(met)
        shown["events"] = found.events.select_related("by").order_by("-number")[:HISTORY_SHOWN]
    return shown


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("reason", "")[: changing.LONGEST_REASON]


def _seen(request: HttpRequest) -> int:
    """The count of changes that the form was drawn with; garbage is none that there could be."""
    text = request.POST.get("seen", "")
    is_count = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_COUNT))
    return min(int(text), LARGEST_COUNT - 1) if is_count else LARGEST_COUNT - 1


def _status(form: ToggleForm) -> int:
    return REFUSED if form.errors else 200
