"""Questions: their places in sections."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.admin.duplicating import DuplicatePage
from courses.models import Section
from quizzes.admin.duplicating import DuplicateQuestionForm
from quizzes.admin.exporting import TakePages
from quizzes.admin.importing import BringPages
from quizzes.admin.question_form import NewQuestionForm
from quizzes.admin.starting import starting_state
from quizzes.drafts import begin_question
from quizzes.models import Question, QuestionRevision
from releases.admin import AuthorAdmin, RevisionInline, first_revision_link


class QuestionRevisionInline(RevisionInline):
    """A question's wordings."""

    model = QuestionRevision


@admin.register(Question)
class QuestionAdmin(BringPages, TakePages, DuplicatePage, AuthorAdmin):
    """A question's place and name, which stay once it has a revision: texts refer to them."""

    list_display = ("key", "section", "course")
    list_filter = ("section__module__course",)
    list_select_related = ("section__module__course",)
    search_fields = ("key", "section__slug")
    form = NewQuestionForm
    inlines = (QuestionRevisionInline,)
    copied_revision = QuestionRevision

    def duplicate_form(
        self, request: HttpRequest, source: Question, data: object
    ) -> DuplicateQuestionForm:
        """A copy stays among the sections that the person sees."""
        sections = self.admin_site.get_model_admin(Section).get_queryset(request)
        return DuplicateQuestionForm(source, sections, data)

    @admin.display(ordering="section__module__course")
    def course(self, question: Question) -> str:
        """The course it belongs to."""
        return str(question.section.module.course)

    @admin.display(description=gettext_lazy("wording"))
    def write(self, question: Question) -> str | SafeString:
        """Where to begin writing."""
        return first_revision_link(question, QuestionRevision)

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """A new one has nothing to write on yet, and is of no kind."""
        return ("section", "key", "write") if obj else ("section", "key", "kind")

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Its place and name are typed once."""
        return ("section", "key", "write") if obj else ()

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[object], change: bool
    ) -> None:
        """A kind that was chosen begins the first draft."""
        super().save_related(request, form, formsets, change)
        kind = form.cleaned_data.get("kind")
        if kind and not change and self._revisions.has_add_permission(request):
            state = starting_state(kind)
            begin_question(form.instance, state, by=cast("User", request.user), at=timezone.now())

    def response_add(
        self, request: HttpRequest, obj: Question, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the draft, where there is one and nothing else was asked for."""
        answer = super().response_add(request, obj, post_url_continue)
        draft = obj.revisions.first()
        if draft is None or not {"_addanother", "_popup", "_continue"}.isdisjoint(request.POST):
            return answer
        return redirect("admin:quizzes_questionrevision_change", draft.pk)

    @property
    def _revisions(self) -> admin.ModelAdmin:
        return self.admin_site.get_model_admin(QuestionRevision)
