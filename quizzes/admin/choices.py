"""The choices of a question: what holds of them together, and how they are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from quizzes.admin.choice_form import MOST_PLACES, ChoiceForm, letter_of
from quizzes.admin.forms_of_kinds import KIND_FORMS, KindForm
from quizzes.admin.naming import completed
from quizzes.kinds.typed import MOST_PATTERNS
from quizzes.models import ONE_KEY, Choice, QuestionKind, QuestionRevision
from quizzes.packs.states import ChoiceState
from releases.models import FrozenRevisionError

MOST = MOST_PATTERNS
"""Rows that can be written at most; of most kinds a release takes fewer, which is told."""
SPARE = 2
"""Empty rows at the end, for those who write without scripts."""


class ChoiceFormSet(BaseInlineFormSet):
    """All choices of one draft. It may be unfinished, but not contradict itself."""

    kind: ClassVar[str] = QuestionKind.SINGLE

    @property
    def layout(self) -> KindForm:
        """What the kind asks for."""
        return KIND_FORMS[self.kind]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Each row knows its kind and its letter."""
        letter = letter_of(self.kind, index or 0)
        return {**super().get_form_kwargs(index), "kind": self.kind, "letter": letter}

    def kept(self) -> list[ChoiceForm]:
        """The filled-in forms that are not to be deleted, in the order of their places."""
        forms_kept = [
            form
            for form in self.forms
            if not _is_dropped(form) and (form.instance.pk or form.has_changed())
        ]
        last = MOST_PLACES + 1
        kept = sorted(forms_kept, key=lambda form: form.cleaned_data.get("place") or last)
        return cast("list[ChoiceForm]", kept)

    def states(self) -> tuple[ChoiceState, ...]:
        """What the kept rows say together, each with a name. Ask once they are found right."""
        return completed(self.kind, (form.state() for form in self.kept()))

    def validate_unique(self) -> None:
        """`clean` says it in words of its own."""

    def clean(self) -> None:
        """No two names alike, and no more right ones than the kind has."""
        if any(form.errors for form in self.forms if not _is_dropped(form)):
            return
        choices = self.states()
        problems = []
        if self.kind in ONE_KEY and sum(choice.is_key for choice in choices) > 1:
            problems.append(_("Mark exactly one choice as right."))
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
        self._note_changes(kept)
        if not self.instance.is_draft:
            raise FrozenRevisionError(f"{self.instance} belongs to a release.")
        states = self.states()
        Choice.objects.filter(revision=self.instance).delete()
        saved = []
        for position, (form, state) in enumerate(zip(kept, states, strict=True)):
            form.take(state)
            choice: Choice = form.instance
            choice.pk, choice.revision, choice.position = None, self.instance, position
            choice._state.adding = True
            choice.save()
            saved.append(choice)
        return saved

    def _note_changes(self, kept: list[ChoiceForm]) -> None:
        """What the admin's record tells."""
        self.new_objects = [form.instance for form in kept if not form.instance.pk]
        self.changed_objects = [
            (form.instance, form.changed_data)
            for form in kept
            if form.instance.pk and form.has_changed()
        ]
        self.deleted_objects = [f.instance for f in self.deleted_forms if f.instance.pk]


class ChoiceInline(admin.StackedInline):
    """The choices on the page of their question revision."""

    model = Choice
    form = ChoiceForm
    formset = ChoiceFormSet
    template = "admin/quizzes/choices.html"
    ordering = ("position",)
    max_num = MOST

    def get_formset(
        self,
        request: HttpRequest,
        obj: QuestionRevision | None = None,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> type[ChoiceFormSet]:
        """With the fields of the question's kind."""
        made = super().get_formset(request, obj, **kwargs)
        kind = obj.kind if obj else QuestionKind.SINGLE
        return type(made.__name__, (made,), {"kind": kind})

    def get_extra(
        self, request: HttpRequest, obj: QuestionRevision | None = None, **kwargs: object
    ) -> int:
        """Some empty rows, where rows can be added."""
        return 0 if obj and is_fixed(obj.kind) else SPARE


def is_fixed(kind: str) -> bool:
    """Whether the kind always has the same rows."""
    return KIND_FORMS[kind].fixed


def _is_dropped(form: ModelForm) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def _twice(values: Iterable[str]) -> list[str]:
    """Those that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
