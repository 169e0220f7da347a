"""The form that takes a file of questions, or pasted ones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.admin.duplicating import OfCourseField
from courses.models import Section
from quizzes.interchange.items import Format, ImportProblem, Read, formats
from quizzes.interchange.keeping import read_items

LARGEST_FILE = 50_000_000
PASTED = gettext_lazy("pasted text")


class BringForm(forms.Form):
    """Where to, what, and in which format. `reads` holds the items once it is valid."""

    section = OfCourseField(Section.objects.none(), label=gettext_lazy("Section"))
    text = forms.CharField(
        label=gettext_lazy("Paste questions"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 14, "class": "vLargeTextField", "spellcheck": "false"}
        ),
        help_text=gettext_lazy("GIFT, Aiken, Moodle XML or a QTI item."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        help_text=gettext_lazy("The same as a file, or a QTI or Canvas package as a zip."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False)

    def __init__(self, sections: Any, **kwargs: Any) -> None:  # noqa: ANN401  (a queryset; Django's)
        super().__init__(**kwargs)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]
        known = [(offered.key, offered.label) for offered in formats()]
        choices = [("", _("Find out by itself")), *known]
        self.fields["format"].choices = choices  # type: ignore[attr-defined]
        endings = sorted({ending for offered in formats() for ending in offered.extensions})
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)
        self.reads: list[Read] = []
        self.found: Format | None = None
        self.name = ""

    def clean(self) -> dict[str, Any]:
        """Read what was sent; whatever is wrong with it is said in one sentence."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        content = self._content(cleaned)
        wanted = {offered.key: offered for offered in formats()}.get(cleaned["format"])
        try:
            self.found, self.reads = read_items(content, self.name, wanted)
        except ImportProblem as problem:
            words = _("Line %(line)d: %(problem)s") if problem.line else "%(problem)s"
            told = words % {"line": problem.line, "problem": problem.message}
            raise ValidationError(told) from None
        return cleaned

    def _content(self, cleaned: dict[str, Any]) -> bytes:
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text.strip()):
            raise ValidationError(_("Paste questions or choose a file: one of them."))
        if not file:
            self.name = str(PASTED)
            return bytes(text.encode())
        if file.size > LARGEST_FILE:
            most = LARGEST_FILE // 1_000_000
            raise ValidationError(_("The file has more than %(most)d MB.") % {"most": most})
        self.name = file.name
        return bytes(file.read())
