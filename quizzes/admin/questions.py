"""Questions: their places in sections, and what they say by revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.admin.duplicating import DuplicatePage
from courses.models import Section, SectionRevision
from courses.preview import PREVIEW
from quizzes.admin.choices import LARGE, ChoiceInline
from quizzes.admin.duplicating import DuplicateQuestionForm
from quizzes.admin.exporting import TakePages
from quizzes.admin.importing import BringPages
from quizzes.admin.question_reading import question_reading
from quizzes.drafts import begin_question_draft
from quizzes.models import Question, QuestionRevision
from quizzes.smoke_tests import problems_of_question
from releases.admin import AuthorAdmin, RevisionAdmin, RevisionInline, first_revision_link
from releases.models import Revision

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec


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
        """A new one has nothing to write on yet."""
        return ("section", "key", "write") if obj else ("section", "key")

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Its place and name are typed once."""
        return ("section", "key", "write") if obj else ()


class QuestionRevisionForm(forms.ModelForm):
    """A draft's words beside its choices."""

    class Meta:
        model = QuestionRevision
        fields = (
            "question", "stem", "key_idea", "passage", "shuffle", "is_pilot", "change_note",
        )  # fmt: skip
        widgets = {
            "stem": forms.Textarea(attrs={"rows": 6, **LARGE}),
            "key_idea": forms.Textarea(attrs={"rows": 2, **LARGE}),
        }


@admin.register(QuestionRevision)
class QuestionRevisionAdmin(RevisionAdmin):
    """One wording of a question, with its choices."""

    reading = staticmethod(question_reading)
    reading_prefetch = ("choices",)
    form = QuestionRevisionForm
    list_display = ("__str__", "section", "state", "change_note", "author", "created_at")
    list_select_related = ("question__section__module", "release", "created_by")
    list_filter = (*RevisionAdmin.list_filter, "is_pilot", "question__section__module__course")
    search_fields = ("question__key", "stem")
    readonly_fields = ("preview_link",)
    inlines = (ChoiceInline,)

    @admin.display(ordering="question__section", description=gettext_lazy("section"))
    def section(self, revision: QuestionRevision) -> str:
        """Where it is asked."""
        return str(revision.question.section)

    def get_fieldsets(
        self, request: HttpRequest, obj: QuestionRevision | None = None
    ) -> _FieldsetSpec:
        """What it is, what it asks, how; a new one has nothing to preview yet."""
        facts: tuple[str, ...] = ("question", "change_note")
        if obj is not None:
            facts = ("question", "state", "preview_link", "advice", "change_note")
        return [
            (None, {"fields": facts}),
            (_("Question"), {"fields": ("stem", "key_idea", "passage")}),
            (_("How it is asked"), {"fields": ("shuffle", "is_pilot")}),
            (_("Written"), {"fields": ("author", "created_at")}),
        ]

    @admin.display(description=gettext_lazy("preview"))
    def preview_link(self, revision: QuestionRevision) -> str | SafeString:
        """To the newest text of the section where it is asked."""
        section = revision.question.section_id
        text = SectionRevision.objects.filter(section=section).order_by("-number").first()
        if text is None:
            return _("Its section has no text yet.")
        url = reverse(f"admin:{PREVIEW}", args=[text.pk])
        return format_html('<a href="{}">{}</a>', url, _("See its section as a learner would"))

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[Any], change: bool
    ) -> None:
        """Store the choices, then say what a release would refuse."""
        super().save_related(request, form, formsets, change)
        for problem in problems_of_question(form.instance):
            words = _("Saved, but a release would refuse it: %(problem)s")
            self.message_user(request, words % {"problem": problem}, messages.WARNING)

    def begin(self, revision: Revision, by: User) -> tuple[Revision, bool]:
        """A copy takes the choices along."""
        question = cast("QuestionRevision", revision)
        return begin_question_draft(question, by=by, at=timezone.now())
