"""Regrading a question revision: ask, look at exactly who changes, give a reason, decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.admin.duplicating import LARGEST_ID
from quizzes.admin.regrading_fields import answer_fields, told_answers
from quizzes.admin.regrading_preview import preview_of
from quizzes.kinds.kind import Posted
from quizzes.models import QuestionRevision, Regrade
from quizzes.regrading.applying import Decision, MovedMeanwhileError, regrade
from quizzes.regrading.asking import KINDS_WITH_KEY, CannotRegradeError, asked_answers
from quizzes.regrading.planning import Plan, plan_of, question_of, rule_after, rule_now
from quizzes.regrading.rules import right_answers
from quizzes.regrading.work import MOST_AT_ONCE, moved_meanwhile, start_regrading
from releases.admin import RevisionAdmin

if TYPE_CHECKING:
    Base = RevisionAdmin
else:
    Base = object

REGRADE = "quizzes.regrade_questionrevision"
CHANGE = "admin:quizzes_questionrevision_change"
MOST_FIELDS, LONGEST_FIELD = 100, 20_000

SAID = {
    Regrade.Policy.ACCEPT: gettext_lazy("Other answers are right as well. Nobody loses points."),
    Regrade.Policy.CHANGE: gettext_lazy("Other answers are right instead of those of the key."),
    Regrade.Policy.EVERYONE: gettext_lazy("Whoever answers is right at the first try."),
    Regrade.Policy.VOID: gettext_lazy("It counts for nobody: out of the score and the maximum."),
}


class DecideForm(forms.Form):
    """Why, and what the preview showed."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Kept with the regrade, for everyone who writes this course."),
        error_messages={"required": gettext_lazy("Say why, in a sentence.")},
    )  # fmt: skip
    stamp = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Look:
    """What the address asks to look at: a decision with its plan, or what is wrong with it."""

    policy: str
    posted: Posted
    answers: tuple[str, ...] = ()
    plan: Plan | None = None
    problem: str = ""


def look_at(revision: QuestionRevision, asked: QueryDict) -> Look:
    """Read the address and work out what the decision would do."""
    policy = asked.get("policy", "")
    fields = [(name, value[:LONGEST_FIELD]) for name, some in asked.lists() for value in some]
    posted = Posted(tuple(fields[:MOST_FIELDS]))
    if not asked.keys() - {"page"}:
        return Look(policy, posted)
    rule = rule_now(revision)
    try:
        answers = asked_answers(revision, question_of(revision), rule, policy, posted)
    except CannotRegradeError as refused:
        return Look(policy, posted, problem=str(refused))
    plan = plan_of(revision, rule_after(revision, policy, answers))
    return Look(policy, posted, answers, plan)


class RegradePages(Base):
    """For the admin of a question's revisions. Nothing changes before it was shown who changes."""

    def regrade_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask and preview by address; decide when posted."""
        revision = get_object_or_404(self.get_queryset(request), pk=min(object_id, LARGEST_ID))
        if not request.user.has_perm(REGRADE):
            raise PermissionDenied
        if revision.is_draft:
            words = _("Nobody has answered a draft: change its key where it is written.")
            self.message_user(request, words, messages.WARNING)
            return redirect(CHANGE, revision.pk)
        look = look_at(revision, request.GET)
        form = DecideForm(request.POST if request.method == "POST" else None)
        if look.plan is not None and form.is_valid():
            answer = self._decided(request, revision, look, look.plan, form)
            if answer is not None:
                return answer
        return self._regrade_page(request, revision, look, form)

    def _decided(
        self, request: HttpRequest, revision: QuestionRevision, look: Look, plan: Plan,
        form: DecideForm,
    ) -> HttpResponse | None:  # fmt: skip
        """Decide, or say that the preview was an old one: then None."""
        by, at = cast("User", request.user), timezone.now()
        said = form.cleaned_data
        decision = Decision(revision.pk, look.policy, look.answers, said["reason"], said["stamp"])
        if plan.responses > MOST_AT_ONCE and plan.stamp == decision.stamp:
            return redirect(start_regrading(decision, by=by, at=at, total=plan.responses))
        try:
            made = regrade(decision, by=by, at=at)
        except MovedMeanwhileError:
            self.message_user(request, moved_meanwhile(), messages.ERROR)
            return None
        self.message_user(request, _("The answers are judged anew."), messages.SUCCESS)
        return redirect("admin:quizzes_regrade_change", made.pk)

    def _regrade_page(
        self, request: HttpRequest, revision: QuestionRevision, look: Look, form: DecideForm
    ) -> HttpResponse:
        question, rule = question_of(revision), rule_now(revision)
        viewer = cast("User", request.user)
        page = request.GET.get("page", "")
        kept = request.GET.copy()
        kept.pop("page", None)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Regrade"), "subtitle": str(revision), "opts": self.opts,
            "original": revision, "question": question, "form": form, "look": look,
            "policies": [(each, each.label, SAID[each]) for each in Regrade.Policy],
            "fields": answer_fields(question, rule, look.posted)
            if question.kind in KINDS_WITH_KEY else None,
            "mode": rule.mode, "right": told_answers(question, right_answers(question, rule)),
            "asked": told_answers(question, look.answers), "query": kept.urlencode(),
            "preview": preview_of(look.plan, viewer, page) if look.plan else None,
            "regrades": revision.regrades.select_related("by", "revision__question"),
        }  # fmt: skip
        return TemplateResponse(request, "admin/quizzes/regrade.html", context)
