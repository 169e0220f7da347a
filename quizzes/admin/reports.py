"""The queue of reports: questions that learners reported, each with a page to answer them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from quizzes.models import QuestionRevision, ReportedQuestion, ReportState
from quizzes.reporting.answering import AnswerForm, answer_reports, draft_a_fix
from quizzes.reporting.queue import queue_of, reported_questions
from releases.admin import AuthorAdmin

PAGE = "admin:quizzes_reportedquestion_change"


class StateFilter(admin.SimpleListFilter):
    """Questions with reports that stand so."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> Sequence[tuple[str, str]]:
        """Each state."""
        return [(state.value, str(state.label)) for state in ReportState]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[ReportedQuestion]
    ) -> models.QuerySet[ReportedQuestion]:
        """Those with at least one report in the chosen state."""
        if self.value() not in ReportState.values:
            return queryset
        in_state = ReportedQuestion.objects.filter(revisions__reports__state=self.value())
        return queryset.filter(pk__in=in_state.values("pk"))


@admin.register(ReportedQuestion)
class ReportedQuestionAdmin(AuthorAdmin):
    """Grouped by question, what waits first. Nothing is added or deleted here."""

    list_display = ("key", "section", "course", "waiting", "in_work", "reported", "last_reported")
    list_filter = (StateFilter, "section__module__course")
    list_select_related = ("section__module__course",)
    search_fields = ("key", "section__slug")
    ordering = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ReportedQuestion]:
        """Of one's own courses, with counts."""
        return reported_questions(super().get_queryset(request))

    @admin.display(ordering="section__module__course", description=gettext_lazy("course"))
    def course(self, question: ReportedQuestion) -> str:
        """The course it belongs to."""
        return str(question.section.module.course)

    @admin.display(ordering="waiting", description=gettext_lazy("open"))
    def waiting(self, question: ReportedQuestion) -> int:
        """Reports that nobody has taken up."""
        return cast("int", question.waiting)  # type: ignore[attr-defined]

    @admin.display(ordering="in_work", description=gettext_lazy("in work"))
    def in_work(self, question: ReportedQuestion) -> int:
        """Reports that somebody has taken up."""
        return cast("int", question.in_work)  # type: ignore[attr-defined]

    @admin.display(ordering="reported", description=gettext_lazy("in all"))
    def reported(self, question: ReportedQuestion) -> int:
        """All reports there ever were."""
        return cast("int", question.reported)  # type: ignore[attr-defined]

    @admin.display(ordering="last_reported", description=gettext_lazy("last reported"))
    def last_reported(self, question: ReportedQuestion) -> object:
        """When somebody reported it first, of the latest."""
        return question.last_reported  # type: ignore[attr-defined]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Learners report."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What was said stays."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The reports of one question; a POST answers those ticked, or begins a fix."""
        question = self.get_object(request, object_id)
        if not self.has_view_permission(request):
            raise PermissionDenied
        if question is None:
            raise Http404
        form = AnswerForm(queue_of(question.pk))
        if request.method != "POST":
            return self._page(request, question, form)
        if not self.has_change_permission(request, question):
            raise PermissionDenied
        if "fix" in request.POST:
            return self._fix(request, question)
        form = AnswerForm(form.groups, request.POST)
        if not form.is_valid():
            return self._page(request, question, form, status=422)
        self._tell(request, form, answer_reports(question, form, **_now(request)))
        return redirect(PAGE, question.pk)

    def _fix(self, request: HttpRequest, question: ReportedQuestion) -> HttpResponse:
        """On to the draft that mends the revision asked for."""
        if not self.admin_site.get_model_admin(QuestionRevision).has_add_permission(request):
            raise PermissionDenied
        draft = draft_a_fix(question, request.POST["fix"], **_now(request))
        if draft is None:
            self.message_user(request, _("Choose the revision to mend."), messages.WARNING)
            return redirect(PAGE, question.pk)
        return redirect("admin:quizzes_questionrevision_change", draft.pk)

    def _tell(self, request: HttpRequest, form: AnswerForm, moved: int) -> None:
        """How many were answered, and whether some have moved meanwhile."""
        if moved:
            words = ngettext("%d report was answered.", "%d reports were answered.", moved)
            self.message_user(request, words % moved, messages.SUCCESS)
        left = len(form.seen) - moved
        if left:
            words = ngettext(
                "%d report stays as it is: it stands there already, or it was moved meanwhile.",
                "%d reports stay as they are: they stand there already, or were moved meanwhile.",
                left,
            )
            self.message_user(request, words % left, messages.WARNING)

    def _page(
        self,
        request: HttpRequest,
        question: ReportedQuestion,
        form: forms.Form,
        status: int = 200,
    ) -> HttpResponse:
        revisions = self.admin_site.get_model_admin(QuestionRevision)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reports of a question"),
            "subtitle": str(question),
            "opts": self.opts,
            "question": question,
            "form": form,
            "may_answer": self.has_change_permission(request, question),
            "may_fix": revisions.has_add_permission(request),
        }
        template = "admin/quizzes/reports.html"
        return TemplateResponse(request, template, context, status=status)


def _now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": cast("User", request.user), "at": timezone.now()}
