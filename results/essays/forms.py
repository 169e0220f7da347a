"""The filters of the queue, and the form of a grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.essays.giving import NewGrade
from quizzes.essays.told import Criterion
from quizzes.models.essays import LONGEST_COMMENT, LONGEST_REASON, Stage
from results.dashboard.form import ResultsForm
from results.dashboard.viewers import Viewer

TO_GRADE, EVERY = "", "all"
STATES = (
    (TO_GRADE, gettext_lazy("For me to grade")),
    *((stage.value, stage.label) for stage in Stage),
    (EVERY, gettext_lazy("All essays")),
)
LARGEST_SEEN = 100_000


class EssaysForm(ResultsForm):
    """The filters of results, and what the essays wait for."""

    field_order = ("state", *ResultsForm.field_order)
    state = forms.ChoiceField(
        label=gettext_lazy("Essays"),
        choices=STATES,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such state: “%(value)s”.")},
    )

    def __init__(self, given: Mapping[str, object], viewer: Viewer) -> None:
        super().__init__(given, viewer)
        # Essays are graded whoever wrote them; a pilot's are like the others.
        for name in ("learner", "pilot", "release"):
            self.fields[name].widget = forms.HiddenInput()


class GradeForm(forms.Form):
    """Points for each criterion, a comment for the learner, and why where a grade changes."""

    comment = forms.CharField(
        label=gettext_lazy("Comment for the learner"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=gettext_lazy("What was good, and what to do next. They read it with the points."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why the grade changes"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("For graders; kept with the grade."),
        error_messages={"required": gettext_lazy("Say why the grade changes.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST_SEEN)

    def __init__(
        self,
        rubric: Sequence[Criterion],
        data: object = None,
        *,
        changes: bool,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(data, **kwargs)  # type: ignore[arg-type]
        self.rubric = rubric
        if not changes:
            del self.fields["reason"]
        for place, criterion in enumerate(rubric):
            self.fields[f"points-{place}"] = _points(criterion)

    def points(self) -> dict[str, int]:
        """The points by criterion, of a form that is valid."""
        return {
            each.key: self.cleaned_data[f"points-{place}"] for place, each in enumerate(self.rubric)
        }

    def grade(self) -> NewGrade:
        """The grade, of a form that is valid."""
        said = self.cleaned_data
        return NewGrade(self.points(), said["comment"], said.get("reason", ""), said["seen"])

    @property
    def rows(self) -> list[forms.BoundField]:
        """The fields of the criteria, in the rubric's order."""
        return [self[f"points-{place}"] for place, _each in enumerate(self.rubric)]


def _points(criterion: Criterion) -> forms.IntegerField:
    words = _("Give “%(title)s” a whole number from 0 to %(most)d.")
    wrong = words % {"title": criterion.title, "most": criterion.most}
    told = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=criterion.title, min_value=0, max_value=criterion.most, error_messages=told,
        widget=widget,
    )  # fmt: skip
