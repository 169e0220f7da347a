"""What a learner sends when something is wrong with a question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from quizzes.models import Problem
from quizzes.models.reports import LONGEST_WORDS


class Radios(forms.RadioSelect):
    """Radio buttons whose fieldset has the field's id, so that an error can lead there."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Of the whole field where no single button is meant."""
        return id_ if index is None else super().id_for_label(id_, index)


class ReportForm(forms.Form):
    """What kind of problem, and words about it."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Problem.choices,
        widget=Radios,
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose one of the kinds listed."),
        },
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("What did you expect, and what is there? Do not write about yourself."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": _("This is longer than 2,000 characters: say the most important part."),
        },
    )

    def clean_words(self) -> str:
        """With line ends as everywhere, so that the same words sent again are the same."""
        words: str = self.cleaned_data["words"]
        return words.replace("\r\n", "\n").replace("\r", "\n")

    def clean(self) -> dict[str, Any]:
        """See that "something else" says what."""
        given = self.cleaned_data
        if given.get("kind") == Problem.OTHER and "words" in given and not given["words"]:
            self.add_error("words", ValidationError(_("Say in a few words what is wrong.")))
        return given
