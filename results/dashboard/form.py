"""The filters of the overview and of responses: for whoever may see what, with menus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

from accounts.models import Learner
from courses.exports.fields import refused
from quizzes.exports.form import ResponseFilterForm
from quizzes.models import Question, QuestionRevision

if TYPE_CHECKING:
    from results.dashboard.viewers import Viewer


class ResultsForm(ResponseFilterForm):
    """Filters with menus of the questions of one section, and of the revisions of one question.

    For whoever may not see individuals no learner exists.
    """

    def __init__(self, given: Mapping[str, object], viewer: Viewer) -> None:
        super().__init__(given, viewer.scope, viewer.courses)
        self.sees_individuals = viewer.sees_individuals
        if self.is_valid():
            self._offer()

    def clean_learner(self) -> Learner | None:
        """The learner asked for; one is asked for like one that is not there."""
        asked = self.cleaned_data["learner"]
        if asked and not self.sees_individuals:
            raise refused(self.fields["learner"].error_messages, asked)
        return super().clean_learner()

    def _offer(self) -> None:
        """Menus below what was chosen: of the questions of every course nobody could choose."""
        section, question = (self.cleaned_data[name] for name in ("section", "question"))
        if section or question:
            own = Question.objects.filter(section=section or question.section_id).order_by("key")
            self._menu("question", _("All questions"), own.values_list("pk", "key"))
        if question:
            rows = QuestionRevision.objects.filter(question=question).order_by("-number")
            told = (
                (pk, f"{number} · {release or _('draft')}")
                for pk, number, release in rows.values_list("pk", "number", "release__name")
            )
            self._menu("revision", _("All revisions"), told)

    def _menu(self, name: str, everything: str, rows: Iterable[tuple[int, str]]) -> None:
        self.fields[name].widget = forms.Select(
            choices=[("", everything), *((str(pk), words) for pk, words in rows)]
        )
