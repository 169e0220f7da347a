"""The filters of the pages about questions: in which course, of whom, from which days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.exports.form import FilterForm
from courses.models import Course
from results.dashboard.viewers import Viewer
from results.questions.sorting import PLACE, SORTS


class QuestionForm(FilterForm):
    """Whose first tries at one question count, and when. Nobody is asked for by name."""

    named: ClassVar[tuple[str, ...]] = ("cohort", "release")
    left_out: ClassVar[tuple[str, ...]] = ("course", "module", "section", "learner", "bom")

    def __init__(self, given: Mapping[str, object], viewer: Viewer) -> None:
        super().__init__(given, viewer.scope, viewer.courses)
        self.viewer = viewer
        for name in self.left_out:
            del self.fields[name]


class QuestionsForm(QuestionForm):
    """Which questions are listed, in which order, and by whose first tries."""

    named = ("course", "module", "section", "cohort", "release")
    left_out = ("learner", "bom")

    flagged = forms.BooleanField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        required=False,
        widget=forms.HiddenInput,
        choices=[(name, name) for name in SORTS],
        error_messages={
            "invalid_choice": _("Nothing sorts by “%(value)s”. Choose a head of the table.")
        },
    )

    @property
    def chosen_course(self) -> Course | None:
        """The course asked for by itself or by a place in it, else the only one there is."""
        given = self.cleaned_data
        module = given["section"].module if given["section"] else given["module"]
        if module is not None:
            found: Course = module.course
            return found
        courses = self.courses_to_choose()
        return given["course"] or (courses[0] if len(courses) == 1 else None)

    @property
    def order(self) -> str:
        """What the list is sorted by; with "-" the other way round."""
        return self.cleaned_data["sort"] or PLACE

    @property
    def only_flagged(self) -> bool:
        """Whether questions with nothing to look at are left out."""
        return bool(self.cleaned_data["flagged"])

    def courses_to_choose(self) -> list[Course]:
        """Every course that exists for the reader."""
        rows = Course.objects.order_by("title")
        return list(rows if self.courses is None else rows.filter(slug__in=self.courses))
