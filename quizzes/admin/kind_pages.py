"""Choosing the kind of a new question, and another one for a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.admin.duplicating import LARGEST_ID
from quizzes.admin.changing_kind import lost, of_kind
from quizzes.admin.question_form import BeginForm, KindForm
from quizzes.admin.starting import starting_state
from quizzes.drafts import begin_question
from quizzes.models import Question, QuestionKind, QuestionRevision
from quizzes.packs.states import state_of
from releases.admin import RevisionAdmin
from releases.audit import record

if TYPE_CHECKING:
    Base = RevisionAdmin
else:
    Base = object

CHANGE = "admin:quizzes_questionrevision_change"


class KindPages(Base):
    """For the admin of a question's revisions; a GET never begins or changes anything."""

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Ask which question and of what kind, begin its draft, and go on to it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        questions = self.admin_site.get_model_admin(Question).get_queryset(request)
        posted = request.POST if request.method == "POST" else None
        form = BeginForm(questions, posted, initial=request.GET.dict())
        if form.is_valid():
            return self._begun(request, form.cleaned_data)
        offered = [(radio, ()) for radio in form["kind"]]
        return self._kind_page(request, _("Write a question"), form, _("Begin"), offered=offered)

    def _begun(self, request: HttpRequest, chosen: dict[str, Any]) -> HttpResponse:
        by, state = cast("User", request.user), starting_state(chosen["kind"])
        draft, begun = begin_question(chosen["question"], state, by=by, at=timezone.now())
        if begun:
            self.log_addition(request, draft, _("Begun."))
        else:
            words = _("There is a draft already: write on here, or delete it and begin again.")
            self.message_user(request, words, messages.INFO)
        return redirect(CHANGE, draft.pk)

    def kind_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Tell what each other kind would lose; when posted, make the draft one of that kind."""
        draft = get_object_or_404(self.get_queryset(request), pk=min(object_id, LARGEST_ID))
        if not self.has_change_permission(request, draft):
            raise PermissionDenied
        form = KindForm(draft.kind, request.POST if request.method == "POST" else None)
        if form.is_valid():
            self._change_kind(request, draft, form.cleaned_data["kind"])
            return redirect(CHANGE, draft.pk)
        state = state_of(draft)
        losses = [lost(state, kind) or [_("Nothing is lost.")] for kind in form.kinds]
        offered = list(zip(form["kind"], losses, strict=True))
        page = {"original": draft, "offered": offered, "subtitle": str(draft)}
        return self._kind_page(request, _("Change the kind"), form, _("Change the kind"), **page)

    def _change_kind(self, request: HttpRequest, draft: QuestionRevision, kind: str) -> None:
        by, at = cast("User", request.user), timezone.now()
        with transaction.atomic():
            self.keep_base(request, draft)
            locked = QuestionRevision.objects.select_for_update().get(pk=draft.pk)
            of_kind(state_of(locked), kind).write_to(locked)
            note = QuestionKind(kind).label
            record(by=by, at=at, action="changed", about=locked, note=str(note))
        self.log_change(request, draft, _("Now of the kind “%s”.") % note)
        words = _("The question is now of the kind “%(kind)s”.")
        self.message_user(request, words % {"kind": note}, messages.SUCCESS)

    def _kind_page(
        self, request: HttpRequest, title: str, form: object, button: str, **more: object
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title, "opts": self.opts, "form": form, "button": button, **more,
        }  # fmt: skip
        return TemplateResponse(request, "admin/quizzes/kind.html", context)
