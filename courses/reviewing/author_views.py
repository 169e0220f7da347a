"""The pages of a draft's authors: read and answer comments, share the draft, take links back."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from courses.reviewing.seats import REVIEW, Seat, author_seat
from courses.reviewing.views import act, say, show
from releases.reviewing.links import DAYS, is_open, links_of, share, take_back

type Wrap = Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]
"""Makes a view one of the admin's own: for staff, with its sign-in."""

MAY_SHARE = "courses.change_sectionrevision"


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class ShareForm(forms.Form):
    """For whom a link is, how long it lasts, and whether it shows the answers."""

    label = forms.CharField(
        label=gettext_lazy("For whom"), max_length=80, required=False,
        help_text=gettext_lazy("A note for you and your colleagues."),
    )  # fmt: skip
    days = forms.TypedChoiceField(label=gettext_lazy("Lasts"), coerce=int)
    with_answers = forms.BooleanField(
        label=gettext_lazy("With answers and explanations"), required=False
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, initial={"days": 7})  # type: ignore[arg-type]
        self.fields["days"].choices = [(days, _days(days)) for days in DAYS]  # type: ignore[attr-defined]


def review_urls(wrap: Wrap) -> list[URLPattern]:
    """The addresses below a section revision's in the admin."""
    at = "<int:revision_id>/review/"
    return [
        path(at, wrap(review), name=REVIEW),
        path(f"{at}comments/", wrap(comment), name=f"{REVIEW}_comment"),
        path(f"{at}comments/<int:comment_id>/<slug:what>/", wrap(thread), name=f"{REVIEW}_thread"),
        path(f"{at}links/", wrap(make_link), name=f"{REVIEW}_links"),
        path(f"{at}links/<int:link_id>/", wrap(drop_link), name=f"{REVIEW}_link"),
    ]


@require_safe
def review(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """The revision with its comments, and the links to it."""
    return _page(request, author_seat(request, revision_id), ShareForm())


@require_POST
def comment(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """Comment on a place."""
    return say(request, author_seat(request, revision_id), at=timezone.now())


@require_POST
def thread(request: LearnerRequest, revision_id: int, comment_id: int, what: str) -> HttpResponse:
    """Answer a comment, resolve it or open it again."""
    seat = author_seat(request, revision_id)
    return act(request, seat, comment_id, what, at=timezone.now())


@require_POST
def make_link(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """Share the draft; the address is told once."""
    seat = _sharing(request, revision_id)
    form = ShareForm(request.POST)
    if not seat.revision.is_draft:
        messages.error(request, _("It is in a release: only drafts are shared for review."))
        return redirect(seat.url)
    if not form.is_valid() or seat.speaker.by is None:
        return _page(request, seat, form, status=422)
    asked = form.cleaned_data
    _link, token = share(seat.revision, by=seat.speaker.by, at=timezone.now(), **asked)
    address = request.build_absolute_uri(reverse("review:enter", args=[token]))
    words = _("Copy this link and send it; it is not shown again: %(address)s")
    messages.success(request, words % {"address": address})
    return redirect(seat.url)


@require_POST
def drop_link(request: LearnerRequest, revision_id: int, link_id: int) -> HttpResponse:
    """Take a link back: from now on it opens nothing."""
    seat = _sharing(request, revision_id)
    link = get_object_or_404(links_of(seat.revision), pk=min(link_id, 2**63 - 1))
    by = seat.speaker.by
    if by is not None and take_back(link, seat.revision, by=by, at=timezone.now()):
        messages.success(request, _("The link is taken back: it opens nothing any more."))
    return redirect(seat.url)


def _sharing(request: LearnerRequest, revision_id: int) -> Seat:
    """The seat of somebody who may share. Raises PermissionDenied for others."""
    seat = author_seat(request, revision_id)
    if not request.user.has_perm(MAY_SHARE):
        raise PermissionDenied
    return seat


def _page(
    request: LearnerRequest, seat: Seat, form: ShareForm, *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    links = [(link, is_open(link, at=now)) for link in links_of(seat.revision)]
    may_share = seat.revision.is_draft and request.user.has_perm(MAY_SHARE)
    response = show(request, seat, links=links, form=form if may_share else None)
    response.status_code = status
    return response
