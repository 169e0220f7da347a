"""What was regraded: a record to read, and the page that takes the newest one back."""

from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.read_only import ReadOnlyAdmin
from courses.admin.duplicating import LARGEST_ID
from quizzes.admin.regrading import REGRADE
from quizzes.admin.regrading_fields import told_answers
from quizzes.admin.regrading_preview import preview_of
from quizzes.models import Regrade
from quizzes.regrading.applying import MovedMeanwhileError, NotOnTopError, below_of, undo
from quizzes.regrading.planning import Plan, plan_of, question_of
from quizzes.regrading.rules import rule_of
from quizzes.regrading.work import MOST_AT_ONCE, moved_meanwhile, start_undoing
from releases.admin import OwnCourses


@admin.register(Regrade)
class RegradeAdmin(OwnCourses, ReadOnlyAdmin):
    """Decisions about given answers, with their reasons; each stays on record when undone."""

    list_display = ("revision", "policy", "reason", "better", "worse", "same", "by", "at",
        "undone_at")  # fmt: skip
    list_select_related = ("revision__question", "by")
    list_filter = ("policy", "revision__question__section__module__course")
    search_fields = ("revision__question__key", "reason")
    date_hierarchy = "at"
    fields = ("revision", "policy", "answers", "reason", "better", "worse", "same", "by", "at",
        "undone_at", "undone_by", "undo_link")  # fmt: skip
    readonly_fields = ("answers", "undo_link")

    @admin.display(description=gettext_lazy("answers named"))
    def answers(self, made: Regrade) -> str:
        """The answers it named, in words."""
        return "; ".join(told_answers(question_of(made.revision), tuple(made.asked))) or "–"

    @admin.display(description=gettext_lazy("undo"))
    def undo_link(self, made: Regrade) -> str | SafeString:
        """The way to take it back, or why there is none."""
        refusal = _refusal(made)
        if refusal:
            return refusal
        url = reverse("admin:quizzes_regrade_undo", args=[made.pk])
        return format_html('<a href="{}">{}</a>', url, _("Take this regrade back"))

    def get_urls(self) -> list[URLPattern]:
        """Also the page that takes one back."""
        wrap = self.admin_site.admin_view
        undo_path = path("<int:object_id>/undo/", wrap(self.undo_view), name="quizzes_regrade_undo")
        return [undo_path, *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show who would change back; take it back when posted."""
        rows = self.get_queryset(request).select_related("revision__question")
        made = get_object_or_404(rows, pk=min(object_id, LARGEST_ID))
        if not request.user.has_perm(REGRADE):
            raise PermissionDenied
        refusal = _refusal(made)
        if refusal:
            self.message_user(request, refusal, messages.WARNING)
            return redirect("admin:quizzes_regrade_change", made.pk)
        below = below_of(made)
        plan = plan_of(made.revision, rule_of(below.pk) if below else None)
        if request.method == "POST" and self._undone(request, made, plan):
            return redirect("admin:quizzes_regrade_change", made.pk)
        return self._undo_page(request, made, plan)

    def _undone(self, request: HttpRequest, made: Regrade, plan: Plan) -> bool:
        """Take it back, or begin to; False where the preview was an old one."""
        by, at, stamp = cast("User", request.user), timezone.now(), request.POST.get("stamp", "")
        if plan.responses > MOST_AT_ONCE and plan.stamp == stamp:
            job = start_undoing(made, stamp, by=by, at=at, total=plan.responses)
            link = format_html('<a href="{}">{}</a>', job.get_absolute_url(), _("Watch it"))
            words = format_html("{} {}", _("It is being taken back."), link)
            self.message_user(request, words, messages.SUCCESS)
            return True
        try:
            undo(made, stamp, by=by, at=at)
        except (MovedMeanwhileError, NotOnTopError):
            self.message_user(request, moved_meanwhile(), messages.ERROR)
            return False
        self.message_user(request, _("The regrade is taken back."), messages.SUCCESS)
        return True

    def _undo_page(self, request: HttpRequest, made: Regrade, plan: Plan) -> HttpResponse:
        viewer = cast("User", request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take this regrade back"), "subtitle": str(made), "opts": self.opts,
            "original": made, "query": "",
            "preview": preview_of(plan, viewer, request.GET.get("page", "")),
        }  # fmt: skip
        return TemplateResponse(request, "admin/quizzes/regrade_undo.html", context)


def _refusal(made: Regrade) -> str:
    """Why it cannot be taken back; "" where it can."""
    if made.undone_at is not None:
        return _("It was taken back already.")
    if made.revision.active_regrade_id != made.pk:
        return _("A newer regrade of this question stands upon it: take that one back first.")
    return ""
