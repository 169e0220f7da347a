"""Joining a cohort by code and leaving it: one page, and one that asks before it lets in."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import LearnerRequest
from accounts.models import Cohort, User
from courses.access import private
from courses.cohorts.codes import CodeRefusedError, join_by_code, normal, opened_by
from courses.cohorts.joining import leave
from courses.due_dates.feeds import feed_url
from courses.throttle import address_of, please_wait, seconds_over

CODES_PER_PERSON = 20
CODES_PER_ADDRESS = 240
"""A minute: a network address may be a whole classroom's."""


class CodeForm(forms.Form):
    """A code, however it is typed."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=50,
        help_text=gettext_lazy("12 letters and digits; small letters and dashes do no harm."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Type the code you were given.")},
    )

    def clean_code(self) -> str:
        """A code that lets somebody in now."""
        typed: str = self.cleaned_data["code"]
        try:
            return opened_by(typed, at=timezone.now()).code
        except CodeRefusedError as refused:
            raise forms.ValidationError(str(refused)) from None


@require_http_methods(["GET", "HEAD", "POST"])
def cohorts(request: LearnerRequest) -> HttpResponse:
    """Your cohorts, the form for a code, and your calendar."""
    if request.method != "POST":
        return _page(request, CodeForm())
    wait = _wait(request)
    if wait:
        return please_wait(request, 429, wait)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    return redirect("cohorts:join", form.cleaned_data["code"])


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: LearnerRequest, code: str) -> HttpResponse:
    """Ask whether to join the cohort behind a link; a POST joins it."""
    wait = _wait(request)
    if wait:
        return please_wait(request, 429, wait)
    person, at = _person(request), timezone.now()
    try:
        if request.method == "POST":
            cohort, is_new = join_by_code(code, person, at=at)
            words = _("You belong to %(cohort)s now.") if is_new else _("You are in %(cohort)s.")
            messages.success(request, words % {"cohort": cohort})
            return redirect("cohorts:index")
        if Cohort.objects.filter(code__code=normal(code), members__user=person).exists():
            return redirect("cohorts:index")
        opened = opened_by(code, at=at)
    except CodeRefusedError as refused:
        return private(
            render(request, "cohorts/join.html", {"refused": refused}, status=refused.status)
        )
    return private(render(request, "cohorts/join.html", {"code": opened}))


@require_POST
def leave_cohort(request: LearnerRequest) -> HttpResponse:
    """Leave the cohort named by its id; any other id changes nothing."""
    asked = request.POST.get("cohort", "")
    person = _person(request)
    own = Cohort.objects.filter(members__user=person)
    cohort = next((each for each in own if str(each.pk) == asked), None)
    if cohort is None or not leave(cohort, person, at=timezone.now()):
        messages.warning(request, _("You are in no such cohort."))
        return redirect("cohorts:index")
    messages.success(request, _("You have left %(cohort)s.") % {"cohort": cohort})
    return redirect("cohorts:index")


def _person(request: HttpRequest) -> User:
    """Whoever is signed in, as everybody on these pages is."""
    return cast("User", request.user)


def _wait(request: LearnerRequest) -> int:
    """0 where a code may be tried now, else seconds to wait."""
    return seconds_over(
        {
            f"codes:person:{_person(request).pk}": CODES_PER_PERSON,
            f"codes:address:{address_of(request)}": CODES_PER_ADDRESS,
        }
    )


def _page(request: LearnerRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "cohorts": Cohort.objects.filter(members__user=_person(request)).order_by("name"),
        "calendar_url": feed_url(request),
    }
    return private(render(request, "cohorts/index.html", context, status=status))
