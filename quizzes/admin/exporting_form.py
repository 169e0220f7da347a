"""Which questions leave, and in which format."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Section
from quizzes.interchange.items import Format, formats
from quizzes.models import QuestionRevision


class TakeForm(forms.Form):
    """A course or one of its sections, and a format that can be written."""

    where = forms.ChoiceField(label=gettext_lazy("From"))
    format = forms.ChoiceField(label=gettext_lazy("Format"))

    def __init__(self, sections: QuerySet[Section], data: Any) -> None:  # noqa: ANN401  (what was sent)
        super().__init__(data or None)
        found = sections.select_related("module__course").order_by(
            "module__course__title", "module__number", "number"
        )
        choices: dict[str, list[tuple[str, str]]] = {}
        for section in found:
            course = section.module.course
            words = _("Everything in %(course)s") % {"course": course}
            whole = (f"course-{course.pk}", words)
            here = choices.setdefault(str(course), [whole])
            here.append((f"section-{section.pk}", str(section)))
        self.fields["where"].choices = list(choices.items())  # type: ignore[attr-defined]
        self.offered = {each.key: each for each in formats() if each.writes}
        names = [(each.key, each.label) for each in self.offered.values()]
        self.fields["format"].choices = names  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Format:
        """The format asked for."""
        return self.offered[self.cleaned_data["format"]]

    def revisions(self) -> QuerySet[QuestionRevision]:
        """Every wording of the questions there."""
        kind, _dash, pk = self.cleaned_data["where"].partition("-")
        path = {"course": "question__section__module__course", "section": "question__section"}
        return QuestionRevision.objects.filter(**{path[kind]: int(pk)})

    @property
    def file_name(self) -> str:
        """What the download is called."""
        return f"questions-{self.cleaned_data['where']}{self.chosen.extensions[0]}"
