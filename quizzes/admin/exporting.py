"""Taking questions along: a list of what a format keeps of each, then a file of the chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import Section
from quizzes.admin.exporting_form import TakeForm
from quizzes.interchange.taking_out import Outgoing, newest_of, outgoing, written
from quizzes.models import Question, QuestionRevision
from releases.audit import record_each

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Question]
else:
    Base = object


class TakePages(Base):
    """For the admin of questions. A file holds answer keys: whoever may read those may take it."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        view = self.admin_site.admin_view(self.take_view)
        return [path("take/", view, name="quizzes_question_take"), *super().get_urls()]

    def take_view(self, request: HttpRequest) -> HttpResponse:
        """Show what would be taken, and send the file when posted."""
        revisions = self.admin_site.get_model_admin(QuestionRevision)
        if not revisions.has_view_or_change_permission(request):
            raise PermissionDenied
        sections = self.admin_site.get_model_admin(Section).get_queryset(request)
        form = TakeForm(sections, request.POST if request.method == "POST" else request.GET)
        found: list[Outgoing] = []
        if form.is_valid():
            found = outgoing(newest_of(form.revisions()), form.chosen)
            wanted = set(request.POST.getlist("take"))
            chosen = [each for each in found if str(each.revision.pk) in wanted]
            if any(not each.problem for each in chosen):
                return _file(request, form, chosen)
        context = {**self.admin_site.each_context(request), "title": _("Take questions along"),
            "opts": self.opts, "form": form, "found": found, "asked": form.is_bound,
            "nothing": request.method == "POST" and form.is_valid()}  # fmt: skip
        return TemplateResponse(request, "admin/quizzes/export.html", context)


def _file(request: HttpRequest, form: TakeForm, chosen: list[Outgoing]) -> HttpResponse:
    """The download; that somebody took it along is on record."""
    content = written(chosen, form.chosen)
    note = _("as %(format)s") % {"format": form.chosen.label}
    record_each(
        [each.revision for each in chosen if not each.problem],
        by=cast("User", request.user), at=timezone.now(), action="exported", note=note,
    )  # fmt: skip
    headers = {"Content-Disposition": f'attachment; filename="{form.file_name}"'}
    return HttpResponse(content, content_type=form.chosen.media_type, headers=headers)
