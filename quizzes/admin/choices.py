"""The choices of a question: what holds of them together, and how they are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.models import Choice
from quizzes.smoke_tests import FEWEST, MOST
from releases.models import FrozenRevisionError

LARGE = {"class": "vLargeTextField"}


class ChoiceForm(forms.ModelForm):
    """One choice. What involves the others is looked at by the formset."""

    place = forms.IntegerField(
        label=gettext_lazy("Place"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("Where it stands while choices are not shuffled."),
    )

    class Meta:
        model = Choice
        fields = ("key", "text", "explanation", "is_key", "is_last")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2, **LARGE}),
            "explanation": forms.Textarea(attrs={"rows": 3, **LARGE}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["place"] = self.instance.position + 1

    def validate_constraints(self) -> None:
        """Left to the formset: the rows in the database are the ones about to be replaced."""

    def validate_unique(self) -> None:
        """Left to the formset, as above."""


class ChoiceFormSet(BaseInlineFormSet):
    """All choices of one draft."""

    def kept(self) -> list[forms.ModelForm]:
        """The filled-in forms that are not to be deleted, in the order of their places."""
        forms_kept = [
            form
            for form in self.forms
            if not _is_dropped(form) and (form.instance.pk or form.has_changed())
        ]
        return sorted(forms_kept, key=lambda form: form.cleaned_data.get("place") or MOST + 99)

    def validate_unique(self) -> None:
        """`clean` says it in words of its own."""

    def clean(self) -> None:
        """One key, enough choices, no two alike."""
        if any(form.errors for form in self.forms if not _is_dropped(form)):
            return
        choices = [form.instance for form in self.kept()]
        problems = []
        if not FEWEST <= len(choices) <= MOST:
            words = _("Offer %(fewest)d to %(most)d choices, not %(count)d.")
            problems.append(words % {"fewest": FEWEST, "most": MOST, "count": len(choices)})
        if sum(choice.is_key for choice in choices) != 1:
            problems.append(_("Mark exactly one choice as right."))
        if _twice(" ".join(choice.text.split()).casefold() for choice in choices):
            problems.append(_("Two choices say the same; change one."))
        for name in _twice(choice.key for choice in choices):
            problems.append(_("Two choices are named “%(name)s”; rename one.") % {"name": name})
        if problems:
            raise ValidationError(problems)

    def save(self, commit: bool = True) -> list[Choice]:
        """Write the draft's choices anew, in order.

        Nothing refers to the choices of a draft, and rows that swap their places, names or the
        key could not be updated one after the other. Raises FrozenRevisionError in a release.
        """
        kept = self.kept()
        self.new_objects = [form.instance for form in kept if not form.instance.pk]
        self.changed_objects = [
            (form.instance, form.changed_data)
            for form in kept
            if form.instance.pk and form.has_changed()
        ]
        self.deleted_objects = [f.instance for f in self.deleted_forms if f.instance.pk]
        if not self.instance.is_draft:
            raise FrozenRevisionError(f"{self.instance} belongs to a release.")
        Choice.objects.filter(revision=self.instance).delete()
        saved = []
        for position, form in enumerate(kept):
            choice: Choice = form.instance
            choice.pk, choice.revision, choice.position = None, self.instance, position
            choice._state.adding = True
            choice.save()
            saved.append(choice)
        return saved


class ChoiceInline(admin.StackedInline):
    """The choices on the page of their question revision."""

    model = Choice
    form = ChoiceForm
    formset = ChoiceFormSet
    fields = (("key", "place", "is_key", "is_last"), "text", "explanation")
    ordering = ("position",)
    max_num = MOST
    extra = 0

    def get_extra(self, request: object, obj: models.Model | None = None, **kwargs: object) -> int:
        """Four empty ones for a new question."""
        return 0 if obj else 4


def _is_dropped(form: forms.BaseForm) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def _twice(values: Iterable[str]) -> list[str]:
    """Those that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
