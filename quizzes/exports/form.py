"""The filters of responses as somebody types them: those of every export, and the question's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scopes import LearnerScope
from courses.exports.fields import NumberedField
from courses.exports.form import FilterForm, Slugs
from quizzes.models import Question, QuestionRevision

PILOTS = (
    ("", _("Scored and on trial")),
    ("without", _("Scored questions only")),
    ("only", _("Questions on trial only")),
)


class ResponseFilterForm(FilterForm):
    """Which responses. A question is one of its section, a revision one of its question."""

    named = (*FilterForm.named, "question", "revision", "pilot")
    field_order = (*FilterForm.field_order, "question", "revision", "pilot", "from", "to")

    question = NumberedField(_("Question"), _("There is no question “%(value)s”."))
    revision = NumberedField(_("Revision"), _("There is no question revision “%(value)s”."))
    pilot = forms.ChoiceField(
        label=_("Questions"),
        required=False,
        choices=PILOTS,
        error_messages={"invalid_choice": _("Answers are “only” or “without”, not “%(value)s”.")},
    )

    def __init__(
        self, given: Mapping[str, object], scope: LearnerScope, courses: Slugs = None
    ) -> None:
        super().__init__(given, scope, courses)
        self.order_fields(self.field_order)

    def clean_question(self) -> Question | None:
        """The question of that number in a course that exists for the reader."""
        rows = Question.objects.select_related("section__module__course")
        if self.courses is not None:
            rows = rows.filter(section__module__course__slug__in=self.courses)
        field = cast("NumberedField", self.fields["question"])
        return field.found(rows, self.cleaned_data["question"])

    def clean_revision(self) -> QuestionRevision | None:
        """The revision of that number in a course that exists for the reader."""
        rows = QuestionRevision.objects.select_related("question", "release").defer(
            "stem_html", "key_idea_html"
        )
        if self.courses is not None:
            rows = rows.filter(question__section__module__course__slug__in=self.courses)
        field = cast("NumberedField", self.fields["revision"])
        return field.found(rows, self.cleaned_data["revision"])

    def clean(self) -> dict[str, Any]:
        """See that the parts agree with each other."""
        given = super().clean()
        section, question, revision = (
            given.get(name) for name in ("section", "question", "revision")
        )
        if section and question and question.section_id != section.pk:
            self.add_error("question", _("This question is in another section."))
        if question and revision and revision.question_id != question.pk:
            self.add_error("revision", _("This revision is of another question."))
        return given
