"""A question's words beside its choices, with the fields that its kind has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import SectionRevision
from quizzes.admin.choice_form import LARGE
from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.models import Question, QuestionKind, QuestionRevision


class QuestionRevisionForm(forms.ModelForm):
    """A draft's words. They may be unfinished: what is missing keeps it from a release only."""

    class Meta:
        model = QuestionRevision
        fields = (
            "stem", "key_idea", "passage", "partial_credit", "unit", "match_case", "match_spaces",
            "second_share", "shuffle", "is_pilot", "change_note",
        )  # fmt: skip
        widgets = {
            "stem": forms.Textarea(attrs={"rows": 5, **LARGE}),
            "key_idea": forms.Textarea(attrs={"rows": 2, **LARGE}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        if "stem" in self.fields:
            self.fields["stem"].required = False
        if "second_share" in self.fields:
            self.fields["second_share"].required = False
            self.fields["second_share"].widget.attrs |= {"max": "100"}
        if "passage" in self.fields and self.instance.question_id:
            self._offer_passages(self.instance.question.section_id)

    def clean_second_share(self) -> int:
        """Nobody's, where nothing was typed."""
        return self.cleaned_data["second_share"] or 0

    def _offer_passages(self, section: int) -> None:
        """The headings of the section's newest text; one that is gone is kept, and told."""
        text = SectionRevision.objects.filter(section=section).order_by("-number").first()
        headings = text.rendered["contents"] if text else []
        found = {heading["id"]: heading["short"] for heading in headings}
        kept = self.instance.passage
        if kept and kept not in found:
            found[kept] = _("#%(id)s, which is not in the text") % {"id": kept}
        self.fields["passage"].widget = forms.Select(choices=[("", _("None")), *found.items()])
        self.fields["passage"].help_text = _("Where a wrong answer leads back to.")


class BeginForm(forms.Form):
    """The first step of a new wording: of which question, and how that is answered."""

    question = forms.ModelChoiceField(Question.objects.none(), label=gettext_lazy("Question"))
    kind = forms.ChoiceField(
        label=gettext_lazy("How is it answered?"),
        widget=forms.RadioSelect,
        initial=QuestionKind.SINGLE,
    )

    def __init__(self, questions: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (a queryset; Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = questions.select_related("section__module")  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]


class NewQuestionForm(forms.ModelForm):
    """A question's place, and how it is answered: with that its first draft is begun."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How is it answered?"), widget=forms.RadioSelect, required=False
    )

    class Meta:
        model = Question
        fields = ("section", "key")
        help_texts = {
            "key": gettext_lazy("Its lasting name: /// check | key puts it into the text.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]
        self.fields["kind"].initial = QuestionKind.SINGLE


class KindForm(forms.Form):
    """The kind that a draft shall be of."""

    kind = forms.ChoiceField(label=gettext_lazy("How is it answered?"), widget=forms.RadioSelect)

    def __init__(self, present: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        others = [(kind, words) for kind, words in kind_choices() if kind != present]
        self.kinds = [kind for kind, _words in others]
        self.fields["kind"].choices = others  # type: ignore[attr-defined]


def kind_choices() -> list[tuple[str, str]]:
    """Every kind: what it is called, and what it is."""
    return [
        (kind, f"{QuestionKind(kind).label.capitalize()}: {layout.about}")
        for kind, layout in KIND_FORMS.items()
    ]
