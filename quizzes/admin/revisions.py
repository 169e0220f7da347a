"""What questions say, by revision: written with their choices beside a preview of every state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csp import csp_override

from accounts.models import User
from courses.models import SectionRevision
from courses.preview import PREVIEW
from quizzes.admin.choices import ChoiceInline
from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.admin.found import found_in
from quizzes.admin.kind_pages import KindPages
from quizzes.admin.question_form import QuestionRevisionForm
from quizzes.admin.question_preview import preview_question
from quizzes.admin.question_reading import question_reading
from quizzes.admin.regrading import RegradePages
from quizzes.drafts import begin_question_draft
from quizzes.models import QuestionRevision
from quizzes.smoke_tests import problems_of_question
from releases.admin import RevisionAdmin
from releases.models import Revision

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec

NAME = "quizzes_questionrevision"
_FRAMING = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
"""The policy of a page that shows one of our own in a frame."""


@admin.register(QuestionRevision)
class QuestionRevisionAdmin(KindPages, RegradePages, RevisionAdmin):
    """One wording of a question, with its choices."""

    reading = staticmethod(question_reading)
    reading_prefetch = ("choices",)
    form = QuestionRevisionForm
    change_form_template = "admin/quizzes/question.html"
    list_display = ("__str__", "kind", "section", "state", "change_note", "author", "created_at")
    list_select_related = ("question__section__module", "release", "created_by")
    list_filter = (
        *RevisionAdmin.list_filter, "kind", "is_pilot", "question__section__module__course",
    )  # fmt: skip
    search_fields = ("question__key", "stem")
    readonly_fields = ("preview_link", "kind_told")
    inlines = (ChoiceInline,)

    @admin.display(ordering="question__section", description=gettext_lazy("section"))
    def section(self, revision: QuestionRevision) -> str:
        """Where it is asked."""
        return str(revision.question.section)

    def get_fieldsets(
        self, request: HttpRequest, obj: QuestionRevision | None = None
    ) -> _FieldsetSpec:
        """What it is, what it asks, what is told afterwards, and how it is asked."""
        asked = KIND_FORMS[obj.kind].asked if obj else ()
        facts = ("question", "kind_told", "state", "preview_link", "change_note")
        return [
            (None, {"fields": facts}),
            (_("Question"), {"fields": ("stem",), "classes": ("wide",)}),
            (_("After the answer"), {"fields": ("key_idea", "passage"), "classes": ("wide",)}),
            (_("How it is asked"), {"fields": (*asked, "is_pilot")}),
            (_("Written"), {"fields": ("author", "created_at")}),
        ]

    @admin.display(description=gettext_lazy("kind"))
    def kind_told(self, revision: QuestionRevision) -> SafeString:
        """How it is answered, and the way to change that in a draft."""
        label = format_html("<b>{}</b>", revision.get_kind_display().capitalize())
        if not revision.is_draft:
            return label
        url = reverse(f"admin:{NAME}_kind", args=[revision.pk])
        return format_html('{} · <a href="{}">{}</a>', label, url, _("Change the kind"))

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
        if "_continue" in request.POST:
            return  # The page that follows lists it anyway.
        for problem in problems_of_question(form.instance):
            words = _("Saved, but a release would refuse it: %(problem)s")
            self.message_user(request, words % {"problem": problem}, messages.WARNING)

    def begin(self, revision: Revision, by: User) -> tuple[Revision, bool]:
        """A copy takes the choices along."""
        question = cast("QuestionRevision", revision)
        return begin_question_draft(question, by=by, at=timezone.now())

    def get_urls(self) -> list[URLPattern]:
        """Also the preview of every state, the page for another kind, and regrading."""
        wrap = self.admin_site.admin_view
        of = "<int:object_id>/"
        return [
            path(f"{of}preview/", wrap(preview_question), name=f"{NAME}_preview"),
            path(f"{of}kind/", wrap(self.kind_view), name=f"{NAME}_kind"),
            path(f"{of}regrade/", wrap(self.regrade_view), name=f"{NAME}_regrade"),
            *super().get_urls(),
        ]

    @method_decorator(csp_override(_FRAMING))
    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (Django's signature)
        """The form, with the preview in a frame beside it."""
        return super().change_view(request, *args, **kwargs)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        *args: Any,  # noqa: ANN401  (Django's signature)
        **kwargs: Any,  # noqa: ANN401  (as above)
    ) -> HttpResponse:
        """With what is found in the stored words and where the preview is."""
        revision: QuestionRevision = context["original"]
        context |= {
            "found": found_in(revision),
            "preview_url": reverse(f"admin:{NAME}_preview", args=[revision.pk]),
            "is_nav_sidebar_enabled": False,
        }
        return super().render_change_form(request, context, *args, **kwargs)
