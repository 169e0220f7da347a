"""The pages of somebody with a link: say a name, read the draft, comment. No account, no course."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import LearnerRequest
from courses.access import private
from courses.models import SectionRevision
from courses.reviewing.seats import guest_seat, let_in
from courses.reviewing.views import PAGE, act, say, show
from courses.throttle import address_of, please_wait, seconds_over
from releases.audit import record
from releases.models.reviewing import LONGEST_NAME
from releases.reviewing.links import LinkRefusedError, opened

OPENINGS_PER_ADDRESS = 60
"""A minute: guessing is hopeless anyway, but need not cost us anything."""


class NameForm(forms.Form):
    """Whoever looks says a name, which stands beside their comments."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=LONGEST_NAME)


def for_reviewers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view without sign-in: private, found by no search engine, and closed to other links."""

    @login_not_required
    @wraps(view)
    def opened_by_link(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except LinkRefusedError:
            response = render(request, "courses/review_closed.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Referrer-Policy"] = "same-origin"
        return private(response)

    return opened_by_link


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def enter(request: LearnerRequest, token: str) -> HttpResponse:
    """Ask for a name; with one, open the draft in this browser at an address without the secret."""
    wait = seconds_over({f"review:{address_of(request)}": OPENINGS_PER_ADDRESS})
    if wait:
        return please_wait(request, 429, wait)
    at = timezone.now()
    link = opened(token, at=at)
    revision = SectionRevision.objects.select_related("section__module__course").get(
        pk=link.revision_id
    )
    form = NameForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"form": form, "revision": revision, "link": link}
        status = 422 if form.errors else 200
        return render(request, "courses/review_open.html", shown, status=status)
    name = " ".join(form.cleaned_data["name"].split())
    record(by=None, at=at, action="visited", about=revision, who=name, note=link.label)
    response = redirect("review:page", link.pk)
    let_in(response, link, name, at=at, safe=request.is_secure())
    return response


@require_safe
@for_reviewers
def page(request: LearnerRequest, link_id: int) -> HttpResponse:
    """The draft with its comments."""
    return show(request, guest_seat(request, link_id, at=timezone.now()))


@require_POST
@for_reviewers
def comment(request: LearnerRequest, link_id: int) -> HttpResponse:
    """Comment on a place."""
    at = timezone.now()
    return say(request, guest_seat(request, link_id, at=at), at=at)


@require_POST
@for_reviewers
def thread(request: LearnerRequest, link_id: int, comment_id: int, what: str) -> HttpResponse:
    """Answer a comment, resolve it or open it again."""
    at = timezone.now()
    return act(request, guest_seat(request, link_id, at=at), comment_id, what, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def inert(request: LearnerRequest, link_id: int) -> HttpResponse:
    """Where every button of the learner's page leads: says that nothing came of it."""
    seat = guest_seat(request, link_id, at=timezone.now())
    if request.htmx:
        return render(request, f"{PAGE}#inert", {"seat": seat})
    messages.info(request, _("This is a preview: nothing was sent and nothing is recorded."))
    return redirect(seat.url)
