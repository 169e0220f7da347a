"""One row under a question, with the fields that the question's kind has."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.kinds.essay import MOST_POINTS
from quizzes.models import Choice, QuestionKind
from quizzes.packs.states import ChoiceState

LARGE = {"class": "vLargeTextField"}
MOST_PLACES = 99
_STATE = ("key", "text", "explanation", "is_key", "is_last", "pair", "points")


class PlaceField(forms.IntegerField):
    """Where a row stands. A row with a place and nothing else is an empty one."""

    def has_changed(self, initial: object, data: object) -> bool:
        """Never by itself."""
        return False


class ChoiceForm(forms.ModelForm):
    """One choice. What involves the others is looked at by the formset."""

    place = PlaceField(
        label=gettext_lazy("Place"), required=False, min_value=1, max_value=MOST_PLACES
    )

    class Meta:
        model = Choice
        fields = ("key", "text", "pair", "points", "explanation", "is_key", "is_last")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2, **LARGE}),
            "pair": forms.Textarea(attrs={"rows": 2, **LARGE}),
            "explanation": forms.Textarea(attrs={"rows": 2, **LARGE}),
        }

    def __init__(self, *args: Any, kind: str, letter: str = "", **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.kind, self.letter = kind, letter
        if self.instance.pk:
            self.initial["place"] = self.instance.position + 1
        self._fit(KIND_FORMS[kind])

    def _fit(self, wanted: Any) -> None:  # noqa: ANN401  (a KindForm; Django's fields change types)
        """Keep the fields of the kind, each under the name it has there."""
        for name in {*_STATE, "place"}.difference(wanted.row):
            self.fields.pop(name, None)
        key, text = self.fields["key"], self.fields["text"]
        key.required, text.label = False, wanted.text
        key.label = _("Name in exports")
        key.help_text = _("Short and lasting. Made from the text where it is empty.")
        if wanted.fixed:
            key.widget = forms.HiddenInput()
        if wanted.one_line:
            text.widget = forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"})
        self.fields["explanation"].label = wanted.why
        if "points" in self.fields:
            self._ask_for_points()
        if "is_key" in self.fields:
            self.fields["is_key"].label = wanted.right
        # Without one it is an option that fits nothing.
        text.required = self.kind != QuestionKind.MATCHING

    def _ask_for_points(self) -> None:
        """From one on; a draft may leave them open, and a release asks for them."""
        points = self.fields["points"]
        points.required, points.help_text = False, ""
        points.widget.attrs |= {"min": "1", "max": str(MOST_POINTS), "class": "vIntegerField"}
        points.validators = [*points.validators, MaxValueValidator(MOST_POINTS)]
        if not self.instance.points:
            self.initial["points"] = None

    def clean_points(self) -> int:
        """None where nothing was typed."""
        return self.cleaned_data["points"] or 0

    @property
    def heading(self) -> str:
        """What the row is called: "Choice A", or "Thing 2" where the order is what counts."""
        one = capfirst(str(KIND_FORMS[self.kind].one))
        return f"{one} {self.letter}"

    @property
    def is_spare(self) -> bool:
        """Whether it is an empty row for those who write without scripts."""
        return not self.is_bound and not self.instance.pk

    def clean(self) -> dict[str, Any]:
        """Of a pair, the text may be missing, not both."""
        cleaned = super().clean() or self.cleaned_data
        says = cleaned.get("text") or cleaned.get("pair")
        if self.kind == QuestionKind.MATCHING and not self.errors and not says:
            self.add_error("pair", _("Say what goes with the text, or remove the pair."))
        return cleaned

    def state(self) -> ChoiceState:
        """What the row says, once it is found right; what it does not ask for stays as it was."""
        return ChoiceState(**{name: getattr(self.instance, name) for name in _STATE})

    def take(self, state: ChoiceState) -> None:
        """Let the row say this."""
        for name in _STATE:
            setattr(self.instance, name, getattr(state, name))

    def validate_constraints(self) -> None:
        """Left to the formset: the rows in the database are the ones about to be replaced."""

    def validate_unique(self) -> None:
        """Left to the formset, as above."""


def letter_of(kind: str, place: int) -> str:
    """What learners know the row by: a letter; a number where the order is what counts."""
    if kind == QuestionKind.ORDERING:
        return str(place + 1)
    return ascii_uppercase[place % len(ascii_uppercase)]
