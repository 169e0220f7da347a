"""A question once more, under a key of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.admin.duplicating import DuplicateForm, OfCourseField
from courses.duplicating import free_name
from courses.models import Section
from quizzes.duplicating import duplicate_question
from quizzes.models import Question


class DuplicateQuestionForm(DuplicateForm):
    """The section and key of the copy; the same section and a free key are suggested."""

    section = OfCourseField(Section.objects.none(), label=gettext_lazy("Section"))
    key = forms.SlugField(
        label=gettext_lazy("Key"), max_length=60,
        help_text=gettext_lazy("Its lasting name: /// check | key puts it into the text."),
    )  # fmt: skip

    def __init__(self, question: Question, sections: Any, data: Any) -> None:  # noqa: ANN401  (a queryset; what was posted)
        taken = frozenset(question.section.questions.values_list("key", flat=True))
        start = {"section": question.section, "key": free_name(question.key, taken)}
        super().__init__(data, initial=start)
        self.newest = question.revisions.order_by("-number").first()
        self.fields["section"].queryset = sections.select_related("module__course")  # type: ignore[attr-defined]
        self.intro = _(
            "The newest wording is copied as a draft with every choice: learners do not see it "
            "until it stands in a text and is released."
        )

    def clean(self) -> dict[str, Any]:
        """There is something to copy, and the key is free in that section."""
        cleaned = super().clean() or self.cleaned_data
        section, key = cleaned.get("section"), cleaned.get("key")
        if self.newest is None:
            self.add_error(None, _("This question has no wording yet. Write one first."))
        if section and key and Question.objects.filter(section=section, key=key).exists():
            self.add_error("key", _("Another question of the section has this key."))
        return cleaned

    def make(self, *, by: User, at: datetime) -> Question:
        """The copy with its draft."""
        assert self.newest is not None  # noqa: S101  (clean has looked)
        place = (self.cleaned_data["section"], self.cleaned_data["key"])
        return duplicate_question(self.newest, *place, by=by, at=at).question
