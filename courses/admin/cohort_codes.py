"""The page on which a cohort gets its joining code, a new one, or none."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Cohort, CohortCode
from courses.admin.cohort_rights import CohortPage, person_of
from courses.cohorts.codes import make_code, members, switch_off

LONGEST_DAYS = 366


class MakeCodeForm(forms.Form):
    """How long the code lets people in, and how many."""

    days = forms.IntegerField(
        label=gettext_lazy("Days it is valid"), min_value=1, max_value=LONGEST_DAYS, initial=14
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=gettext_lazy(
            "The code lets nobody in once the cohort has so many members. Empty: any number."
        ),
    )


class CodePage(CohortPage):
    """For the admin of cohorts."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        view = self.admin_site.admin_view(self.code_view)
        return [path("<int:cohort_id>/code/", view, name="cohort_code"), *super().get_urls()]

    def code_view(self, request: HttpRequest, cohort_id: int) -> HttpResponse:
        """The code and its link; a POST makes a new one, or switches it off."""
        cohort = self.cohort_of(request, cohort_id)
        form = MakeCodeForm()
        if request.method == "POST":
            form = MakeCodeForm(request.POST)
            if "off" in request.POST or form.is_valid():
                self._change(request, cohort, form)
                return redirect("admin:cohort_code", cohort.pk)
        code = CohortCode.objects.filter(cohort=cohort).first()
        link = reverse("cohorts:join", args=[code.told]) if code else ""
        return self.page_of(
            request, cohort, "code", _("Joining code"), form=form, code=code,
            link=request.build_absolute_uri(link) if link else "", members=members(cohort),
            has_expired=code is not None and code.has_expired(timezone.now()),
        )  # fmt: skip

    def _change(self, request: HttpRequest, cohort: Cohort, form: MakeCodeForm) -> None:
        """Switch the code off or make a new one, and say so."""
        by, at = person_of(request), timezone.now()
        if "off" in request.POST:
            switch_off(cohort, by=by, at=at)
            self.message_user(request, _("Nobody joins by code now."), messages.SUCCESS)
            return
        expires_at = at + timedelta(days=form.cleaned_data["days"])
        seats = form.cleaned_data["seats"]
        make_code(cohort, by=by, at=at, expires_at=expires_at, seats=seats)
        self.message_user(request, _("Here is the new code."), messages.SUCCESS)
