"""Words that cannot be saved as things are: kept in the answer, to be sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import csrf

from accounts.http import LearnerRequest

STATUS = "admin/releases/saving.html#status"
HIDDEN = ("edit", "editor", "person", "next", "apart", "merging", "state")
"""What a form says beside words that people would know again."""
NOT_WORDS = ("csrfmiddlewaretoken", "_", ActionLocation.CHANGE_FORM.value)
"""How the names of a form's buttons and actions begin, which must not be sent twice."""
SHORT = 60

type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field of the form that was refused."""

    name: str
    value: str
    is_hidden: bool
    is_long: bool

    @property
    def label(self) -> str:
        """As near to what the form called it as can be told without the form."""
        return self.name.replace("_", " ").replace("-", " ").capitalize()


def is_part(request: HttpRequest) -> bool:
    """Whether the page asks for a part of itself."""
    return bool(cast("LearnerRequest", request).htmx)


def refusal(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """One sentence that says what to do; the words stay in the page."""
    context: dict[str, Any] = {"why": why, "login_url": reverse("admin:index")}
    if is_part(request):
        return render(request, STATUS, context, status=status)
    context |= admin.site.each_context(request)
    context |= {
        "is_nav_sidebar_enabled": False,
        "title": _("Not saved"),
        "words": list(_kept(request)),
        "action": request.path,
    }
    return render(request, "admin/releases/saving_refused.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form whose token is from before its sender signed in again: a draft's words come back."""
    if _is_draft_form(request):
        return refusal(request, "expired", 403)
    return csrf.csrf_failure(request, reason)


def keeping_words(view: View) -> View:
    """For the page of a draft's form: whoever was signed out meanwhile gets their words back."""

    @login_not_required
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST" and _is_draft_form(request):
            return refusal(request, "signed_out", 403)
        return redirect_to_login(request.get_full_path())

    return asked


def _is_draft_form(request: HttpRequest) -> bool:
    return "edit" in request.POST and "editor" in request.POST


def _kept(request: HttpRequest) -> Iterator[KeptField]:
    for name, value in request.POST.items():
        if not name.startswith(NOT_WORDS):
            is_hidden = not value or name in HIDDEN or name.endswith(("_FORMS", "-id"))
            yield KeptField(name, str(value), is_hidden, len(value) > SHORT or "\n" in value)
