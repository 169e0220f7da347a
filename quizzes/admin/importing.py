"""Bringing questions along: a file is read, what was understood is shown, the chosen are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.admin.duplicating import LARGEST_ID
from courses.models import Section
from jobs.models import State
from quizzes.admin.importing_forms import BringForm
from quizzes.admin.importing_rows import ShownItem, summary_of
from quizzes.interchange.keeping import keep_upload
from quizzes.interchange.taking_in import start_taking
from quizzes.models import Question, QuestionRevision, QuestionUpload, UploadedQuestion

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Question]
else:
    Base = object

ON_A_PAGE = 20


class BringPages(Base):
    """For the admin of questions: nothing is stored in a section before it was looked at."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        wrap = self.admin_site.admin_view
        return [
            path("bring/", wrap(self.bring_view), name="quizzes_question_bring"),
            path("bring/<int:upload_id>/", wrap(self.choose_view), name="quizzes_question_choose"),
            *super().get_urls(),
        ]

    def bring_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the questions; read them and go on to what was understood."""
        self._refuse_unless_writing(request)
        sections = self.admin_site.get_model_admin(Section).get_queryset(request)
        sections = sections.select_related("module__course").order_by("module__course", "module")
        posted = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
        form = BringForm(sections, initial={"section": request.GET.get("section")}, **posted)
        if form.is_valid() and form.found is not None:
            upload = keep_upload(
                form.cleaned_data["section"], form.reads, name=form.name, label=form.found.label,
                by=cast("User", request.user), at=timezone.now(),
            )  # fmt: skip
            return redirect("admin:quizzes_question_choose", upload.pk)
        return self._page(request, "import_form", _("Bring questions"), form=form)

    def choose_view(self, request: HttpRequest, upload_id: int) -> HttpResponse:
        """What each item became, as learners would see it, and which to take."""
        self._refuse_unless_writing(request)
        mine = QuestionUpload.objects.of(cast("User", request.user), timezone.now())
        found = mine.select_related("section__module__course", "job", "by")
        upload = get_object_or_404(found, pk=min(upload_id, LARGEST_ID))
        if upload.job is not None and upload.job.state != State.FAILED:
            return redirect(upload.job)
        pages = Paginator(upload.items.order_by("position"), ON_A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        if request.method == "POST":
            return self._chosen(request, upload, page)
        return self._page(
            request, "import_preview", _("What was understood"), upload=upload, page=page,
            items=[ShownItem(item) for item in page], summary=summary_of(upload),
        )  # fmt: skip

    def _chosen(
        self, request: HttpRequest, upload: QuestionUpload, page: Page[UploadedQuestion]
    ) -> HttpResponse:
        """Keep the choice made on this page, then go where the button says."""
        wanted = {int(pk) for pk in request.POST.getlist("take") if pk.isdecimal()}
        here = upload.items.filter(pk__in=[item.pk for item in page], problem="")
        here.update(taken=False)
        here.filter(pk__in=[item.pk for item in page if item.pk in wanted]).update(taken=True)
        go = request.POST.get("go", "")
        if go in ("all", "none"):
            upload.items.filter(problem="").update(taken=go == "all")
        if go != "bring":
            number = go if go.isdecimal() else str(page.number)
            url = reverse("admin:quizzes_question_choose", args=[upload.pk])
            return redirect(f"{url}?page={number}")
        if not upload.items.filter(taken=True).exists():
            self.message_user(request, _("Choose at least one question."), messages.WARNING)
            return redirect("admin:quizzes_question_choose", upload.pk)
        job = start_taking(upload, at=timezone.now())
        return redirect(job or "admin:quizzes_question_changelist")

    def _refuse_unless_writing(self, request: HttpRequest) -> None:
        revisions = self.admin_site.get_model_admin(QuestionRevision)
        if not (self.has_add_permission(request) and revisions.has_add_permission(request)):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, name: str, title: str, **context: object
    ) -> TemplateResponse:
        shared = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/quizzes/{name}.html", {**shared, **context})
