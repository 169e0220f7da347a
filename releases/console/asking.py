"""What a form on a release's page asks for, and the one function of promotion that does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases import promotion
from releases.models import Release, ReleaseEvent
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring

LARGEST_COUNT = 2_147_483_647


SHARE_WORDS = gettext_lazy("Type a share from 0.01 to 100 per cent, such as 5.")
_WAYS_TO_BE_WRONG = (
    "required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places",
    "max_whole_digits",
)  # fmt: skip


class PercentField(forms.DecimalField):
    """A share in per cent, kept in buckets of a hundredth of a per cent: "5" is 500."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(
            min_value=Decimal("0.01"), max_value=Decimal(100), decimal_places=2, max_digits=5,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages=dict.fromkeys(_WAYS_TO_BE_WRONG, SHARE_WORDS), **options,
        )  # fmt: skip

    def clean(self, value: object) -> int | None:
        """The share in buckets; also of "5 %" and "2,5"."""
        if isinstance(value, str):
            value = value.strip().removesuffix("%").strip().replace(",", ".")
        percent: Decimal | None = super().clean(value)
        return None if percent is None else int(percent * 100)

    def prepare_value(self, value: object) -> object:
        """Buckets as a percentage, and what was typed as it was typed."""
        return f"{value / 100:g}" if isinstance(value, int) else value


class MoveForm(forms.Form):
    """One move, and how many moves the person had seen when deciding."""

    move = forms.CharField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_COUNT)
    reason = forms.CharField(
        required=False,
        max_length=500,
        error_messages={"max_length": gettext_lazy("Say it in 500 characters.")},
    )
    told = forms.CharField(
        required=False,
        max_length=500,
        error_messages={"max_length": gettext_lazy("Tell learners in 500 characters.")},
    )
    share = PercentField(required=False)
    override = forms.BooleanField(required=False)


def ask(release: Release, data: Any, *, by: User, at: datetime) -> ReleaseEvent:  # noqa: ANN401  (POST)
    """Make the move that a form names. Raises MoveRefusedError, and changes nothing, otherwise."""
    form = MoveForm(data)
    if not form.is_valid():
        wrong = [str(error) for errors in form.errors.values() for error in errors]
        raise MoveRefusedError(" ".join(wrong))
    asked = form.cleaned_data
    act = MOVES.get(asked["move"])
    if act is None or asked["seen"] is None:
        raise MoveRefusedError(_("This form is incomplete. Reload the page, then choose a move."))
    if asked["seen"] != release.moves:
        raise MovedMeanwhileError(told_meanwhile(release, by=by))
    try:
        return act(release, asked, by, at)
    except MovedMeanwhileError:
        raise MovedMeanwhileError(told_meanwhile(release, by=by)) from None


def told_meanwhile(release: Release, *, by: User) -> str:
    """Who was first, and with what."""
    event = release.events.select_related("by").order_by("-number").first()
    if event is None:
        return _("This page is not of this release as it is. Look again, then decide.")
    words = {"who": event.by or _("The system"), "what": told_event(event)}
    if event.by == by:
        return _("You were faster than this page: %(what)s. Nothing more was done.") % words
    return _("%(who)s was first: %(what)s. Nothing of yours was done; look again.") % words


def told_event(event: ReleaseEvent) -> str:
    """What happened, in a few words."""
    kind = ReleaseEvent.Kind
    words = {"ring": event.get_to_ring_display(), "share": f"{event.share / 100:g}"}
    match event.kind:
        case kind.PROMOTED:
            return _("promoted to %(ring)s") % words
        case kind.SHARE_CHANGED:
            return _("share of A2 set to %(share)s %%") % words
        case kind.HELD:
            return _("held in %(ring)s") % words
        case kind.RESUMED:
            return _("resumed in %(ring)s") % words
    return _("rolled back")


type _Act = Callable[[Release, dict[str, Any], User, datetime], ReleaseEvent]


def _promote(release: Release, asked: dict[str, Any], by: User, at: datetime) -> ReleaseEvent:
    if promotion.is_empty(release):
        raise MoveRefusedError(_("It ships nothing: take drafts in first."))
    override = asked["override"]
    return promotion.promote(release, by=by, at=at, reason=asked["reason"], override=override)


def _hold(release: Release, asked: dict[str, Any], by: User, at: datetime) -> ReleaseEvent:
    return promotion.hold(release, by=by, at=at, reason=asked["reason"])


def _resume(release: Release, asked: dict[str, Any], by: User, at: datetime) -> ReleaseEvent:
    return promotion.resume(release, by=by, at=at, reason=asked["reason"])


def _share(release: Release, asked: dict[str, Any], by: User, at: datetime) -> ReleaseEvent:
    share = asked["share"]
    if share is None:
        raise MoveRefusedError(str(SHARE_WORDS))
    if release.ring not in (Ring.A1, Ring.A2):
        raise MoveRefusedError(_("The share of A2 is changed in A1 and A2 only."))
    return promotion.change_share(release, share, by=by, at=at, reason=asked["reason"])


def _roll_back(release: Release, asked: dict[str, Any], by: User, at: datetime) -> ReleaseEvent:
    told = asked["told"]
    return promotion.roll_back(release, by=by, at=at, reason=asked["reason"], told=told)


MOVES: dict[str, _Act] = {
    "promote": _promote,
    "hold": _hold,
    "resume": _resume,
    "share": _share,
    "roll-back": _roll_back,
}
