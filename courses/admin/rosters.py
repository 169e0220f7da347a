"""A roster into a cohort: sent or pasted, looked at line by line, then taken in."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.admin.cohort_rights import LARGEST_ID, CohortPage, may_change_cohorts, person_of
from courses.cohorts.roster_planning import Outcome, Plan, plan_of
from courses.cohorts.roster_reading import LARGEST, RosterError, read_roster, text_of
from courses.cohorts.roster_taking import MOST_AT_ONCE, start_taking, take_in, told
from courses.models import RosterUpload
from jobs.models import State

ROWS_ON_A_PAGE = 200


class RosterForm(forms.Form):
    """A file or pasted lines; both are one too many."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "CSV, with commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste it"),
        required=False,
        strip=False,
        help_text=gettext_lazy("A person on each line: the address, and the name if you have it."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, object]:
        """Keeps the text in `text`. Raises ValidationError with the sentence for a bad one."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if self.errors:
            return data
        if bool(file) == bool(pasted.strip()):
            raise ValidationError(_("Choose a file or paste lines, one of the two."))
        if file and (file.size or 0) > LARGEST:
            most = LARGEST // 1_000_000
            raise ValidationError(_("The file has more than %(most)d MB.") % {"most": most})
        try:
            self.text = text_of(file.read()) if file else pasted
            read_roster(self.text)
        except RosterError as problem:
            raise ValidationError(str(problem)) from None
        self.name = file.name[:200] if file else _("pasted lines")
        return data


class RosterPages(CohortPage):
    """For the admin of cohorts. Nothing is written before it was shown what would happen."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:cohort_id>/roster/", wrap(self.roster_view), name="cohort_roster"),
            path("roster/<int:upload_id>/", wrap(self.preview_view), name="cohort_roster_preview"),
            *super().get_urls(),
        ]

    def roster_view(self, request: HttpRequest, cohort_id: int) -> HttpResponse:
        """Ask for the roster and keep it for a day."""
        cohort = self.cohort_of(request, cohort_id)
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = RosterForm(*sent)
        if not form.is_valid():
            return self.page_of(request, cohort, "roster", _("Roster"), form=form)
        at = timezone.now()
        RosterUpload.objects.expired(at).delete()
        upload = RosterUpload.objects.create(
            by=person_of(request), cohort=cohort, name=form.name, text=form.text, created_at=at
        )
        return redirect("admin:cohort_roster_preview", upload.pk)

    def preview_view(self, request: HttpRequest, upload_id: int) -> HttpResponse:
        """What becomes of each line; a POST takes them all in."""
        if not may_change_cohorts(request):
            raise PermissionDenied
        mine = RosterUpload.objects.of(person_of(request), timezone.now())
        found = mine.select_related("job", "cohort", "by")
        upload = get_object_or_404(found, pk=min(upload_id, LARGEST_ID))
        if upload.job is not None and upload.job.state != State.FAILED:
            return redirect(upload.job)
        plan = plan_of(upload.cohort, read_roster(upload.text))
        problems = plan.of(Outcome.PROBLEM)
        if request.method == "POST" and not problems:
            return self._take(request, upload, plan)
        paginator = Paginator(plan.rows, ROWS_ON_A_PAGE)
        return self.page_of(
            request, upload.cohort, "roster_preview", _("What would happen"), upload=upload,
            plan=plan, problems=problems, rows=paginator.get_page(request.GET.get("page")),
        )  # fmt: skip

    def _take(self, request: HttpRequest, upload: RosterUpload, plan: Plan) -> HttpResponse:
        """Take it in at once, or by a job where it is long."""
        cohort = upload.cohort_id
        if len(plan.rows) > MOST_AT_ONCE:
            job = start_taking(upload, at=timezone.now())
            return redirect(job) if job else redirect("admin:accounts_cohort_change", cohort)
        done = take_in(upload, at=timezone.now())
        if done is None:
            words = _("Somebody was first: it has been taken in already.")
            self.message_user(request, words, messages.WARNING)
        else:
            self.message_user(request, told(done, upload.name), messages.SUCCESS)
        return redirect("admin:accounts_cohort_change", cohort)
