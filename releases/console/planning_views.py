"""Scheduling a move of a release, and cancelling one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.zones import refuse_unknown_zone, zone_names
from releases.console.access import (
    LARGEST_ID,
    for_release_staff,
    may_move,
    own_release,
    person_of,
)
from releases.console.asking import SHARE_WORDS, PercentField
from releases.console.times import at_wall_clock, moment
from releases.models import Release, ScheduledMove
from releases.refusals import MoveRefusedError
from releases.rings import Ring
from releases.scheduling import cancel, schedule

REFUSED = 422
SHARE = "share"


class WallClockField(forms.DateTimeField):
    """A date and time as a clock on a wall shows it, in whatever zone is named beside it."""

    def clean(self, value: object) -> datetime | None:
        """Without a zone: the site's own may skip an hour that the other has."""
        with timezone.override(UTC):
            typed: datetime | None = super().clean(value)
        return None if typed is None else typed.replace(tzinfo=None)


class PlanForm(forms.Form):
    """What, when, in which zone, and whether nobody may be earlier."""

    what = forms.ChoiceField(
        label=gettext_lazy("Move"),
        error_messages={"invalid_choice": gettext_lazy("Choose one of these moves.")},
    )
    share = PercentField(
        label=gettext_lazy("Share of A2, in per cent"),
        required=False,
        help_text=gettext_lazy("For a change of the share alone."),
    )
    when = WallClockField(
        label=gettext_lazy("Date and time"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "invalid": gettext_lazy("Type a date and a time, such as 2027-01-31 09:00."),
            "required": gettext_lazy("Type a date and a time, such as 2027-01-31 09:00."),
        },
    )
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        max_length=64,
        validators=[refuse_unknown_zone],
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )
    embargo = forms.BooleanField(
        label=gettext_lazy("Embargo: nobody may promote it there earlier, by hand either"),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Kept in the history."),
    )

    def __init__(self, release: Release, data: Any = None) -> None:  # noqa: ANN401  (POST)
        super().__init__(data, initial={"zone": settings.TIME_ZONE})
        self.release = release
        ahead = [ring for ring in (Ring.A1, Ring.A2, Ring.A3) if ring > release.ring]
        choices = [(ring.name, _("Promote to %(ring)s") % {"ring": ring.label}) for ring in ahead]
        choices.append((SHARE, str(_("Change the share of A2"))))
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The moment meant; a share goes with a change of the share."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("what") == SHARE and found.get("share") is None and not self.has_error(SHARE):
            self.add_error("share", str(SHARE_WORDS))
        if "when" in found and "zone" in found:
            try:
                found["at"] = at_wall_clock(found["when"], found["zone"])
            except (ValidationError, OverflowError) as wrong:
                told = wrong if isinstance(wrong, ValidationError) else _("That is no such time.")
                self.add_error("when", told)
        return found

    def wanted(self) -> ScheduledMove:
        """The scheduled move, not stored yet."""
        asked = self.cleaned_data
        is_share = asked["what"] == SHARE
        return ScheduledMove(
            release=self.release,
            move="share" if is_share else "promote",
            to_ring=None if is_share else Ring[asked["what"]],
            share=asked["share"] if is_share else None,
            not_before=asked["at"],
            time_zone=asked["zone"],
            embargo=asked["embargo"] and not is_share,
            reason=asked["reason"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_release_staff
def plan(request: HttpRequest, release: int) -> HttpResponse:
    """Ask what is to happen and when; posted and right, back to the release."""
    if not may_move(request):
        raise PermissionDenied
    found = own_release(request, release)
    form = PlanForm(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            stored = schedule(form.wanted(), by=person_of(request), at=timezone.now())
        except MoveRefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _told(stored))
            return redirect("releases:release", found.pk)
    shown = {"release": found, "form": form, "zones": zone_names()}
    return render(request, "releases/plan.html", shown, status=REFUSED if form.is_bound else 200)


@require_POST
@for_release_staff
def cancel_plan(request: HttpRequest, release: int, plan: int) -> HttpResponse:
    """Let a scheduled move not happen."""
    if not may_move(request):
        raise PermissionDenied
    found = own_release(request, release)
    planned = found.scheduled.filter(pk=min(plan, LARGEST_ID)).first()
    if planned is None:
        raise Http404
    try:
        cancel(planned, by=person_of(request), at=timezone.now())
    except MoveRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Cancelled: %(move)s.") % {"move": planned})
    return redirect("releases:release", found.pk)


def _told(planned: ScheduledMove) -> str:
    """What will happen, with its time in both zones."""
    when = moment(planned.not_before, planned.time_zone)
    words = {"move": planned, "when": when.local, "zone": when.zone, "utc": when.utc}
    if not when.utc:
        return _("Scheduled %(move)s: %(when)s UTC.") % words
    return _("Scheduled %(move)s: %(when)s (%(zone)s), which is %(utc)s UTC.") % words
