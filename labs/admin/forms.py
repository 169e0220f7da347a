"""Writing a lab: real fields for its numbers, a line per hint, and the rules that packs follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import SectionRevision
from labs.admin.fields import (
    DEBRIEF_PARTS,
    LARGE,
    debrief_name,
    dynamic_fields,
    field_of,
    hints_name,
    number_name,
)
from labs.around import around_stored
from labs.authored import LINES, MOST_DEBRIEF, PROSE, AuthoredLab, DebriefLine, authored_in
from labs.mechanics import Mechanics, mechanics_keys
from labs.models import Lab, LabRevision
from labs.problems import LabProblem, problems_of

if TYPE_CHECKING:
    _Form = forms.ModelForm[LabRevision]
else:
    _Form = forms.ModelForm


def lab_choice(offered: forms.Field) -> forms.ModelChoiceField[Lab]:
    """Of the labs that a field offers, those that have workings, with what their names need."""
    queryset = getattr(offered, "queryset", Lab.objects.none())
    labs = queryset.filter(mechanics__in=mechanics_keys()).order_by("key")
    words = gettext_lazy("Its words and numbers come on the next page.")
    return forms.ModelChoiceField(labs, label=gettext_lazy("lab"), help_text=words)


class ChooseLabForm(_Form):
    """The first step of a new revision: of which lab. What is asked next depends on it."""

    class Meta:
        model = LabRevision
        fields = ("lab",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["lab"] = lab_choice(self.fields["lab"])


class LabRevisionForm(_Form):
    """A draft of a lab. Its subclasses, made by `form_for`, know the workings."""

    mechanics: ClassVar[Mechanics]

    class Meta:
        model = LabRevision
        fields = (
            "lab", *LINES, *PROSE, "check_key", "is_required", "points", "change_note",
        )  # fmt: skip
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 3, **LARGE}),
            "situation": forms.Textarea(attrs={"rows": 6, **LARGE}),
            "first_step": forms.Textarea(attrs={"rows": 2, **LARGE}),
        }

    authored: AuthoredLab
    """What the form says, once each field has been found right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        lab = self._lab()
        texts = SectionRevision.objects.filter(section=lab.section_id if lab else None)
        self.around = around_stored(texts.order_by("-number").first())
        passages = ["passage", *(debrief_name(n, "passage") for n in range(MOST_DEBRIEF))]
        for name in passages:
            self._offer(name, self.around.passages)
        self._offer("check_key", self.around.checks)
        if self.instance.pk:
            self.initial = {**_initial(authored_in(self.instance)), **self.initial}

    def _lab(self) -> Lab | None:
        """The lab that the form is about; a new revision's stands in what was sent or asked for."""
        if self.instance.pk:
            return self.instance.lab
        asked = str(self.data.get("lab") or self.initial.get("lab") or "")
        return Lab.objects.filter(pk=asked).first() if asked.isdecimal() else None

    def _offer(self, name: str, known: Iterable[str] | None) -> None:
        """Let the field be chosen from a list, where it is known what there is to choose from."""
        if known is not None and name in self.fields:
            self.fields[name].widget = forms.Select(
                choices=[("", "–"), *((each, each) for each in known)]
            )

    def clean(self) -> dict[str, Any]:
        """The same rules as for packs, each problem at its field."""
        cleaned = super().clean() or self.cleaned_data
        for place in range(MOST_DEBRIEF):
            self._check_whole_line(place)
        if not self.errors:
            self.authored = self._read()
            for problem in problems_of(self.authored, self.mechanics, self.around):
                self.add_error(field_of(problem.where), _told(problem))
        return cleaned

    def _check_whole_line(self, place: int) -> None:
        """A line of the debrief has all its parts, or none."""
        names = [debrief_name(place, part) for part in DEBRIEF_PARTS]
        filled = [bool(self.cleaned_data.get(name)) for name in names]
        for name, is_filled in zip(names, filled, strict=True):
            if any(filled) and not is_filled and name not in self.errors:
                self.add_error(name, _("Fill this in too, or empty the whole line."))

    def _read(self) -> AuthoredLab:
        """What the form says, as files would say it."""
        data = self.cleaned_data
        known = self.mechanics
        hints = {failure: _lines(data[hints_name(failure)]) for failure in known.failures}
        return AuthoredLab(
            **{name: data[name].replace("\r\n", "\n") for name in (*LINES, *PROSE)},
            parameters={each.name: data[number_name(each.name)] for each in known.parameters},
            hints={failure: ladder for failure, ladder in hints.items() if ladder},
            debrief=tuple(
                DebriefLine(*(data[debrief_name(place, part)] for part in DEBRIEF_PARTS))
                for place in range(MOST_DEBRIEF)
                if data[debrief_name(place, "text")]
            ),
            check_key=data["check_key"],
            is_required=data["is_required"],
            points=data["points"],
        )

    def save(self, commit: bool = True) -> LabRevision:
        """The draft, saying what the form says."""
        self.authored.put_into(self.instance)
        return super().save(commit)


def form_for(mechanics: Mechanics) -> type[LabRevisionForm]:
    """The form for labs on these workings."""
    members = {"mechanics": mechanics, **dynamic_fields(mechanics)}
    return type("LabRevisionForm", (LabRevisionForm,), members)


def _lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _told(problem: LabProblem) -> str:
    """The problem, with its line where the field has several."""
    match problem.where:
        case ("hints", _, int() as place):
            line = place + 1
        case _:
            line = problem.line
    if line == 1:
        return problem.message
    return _("Line %(line)d: %(message)s") % {"line": line, "message": problem.message}


def _initial(lab: AuthoredLab) -> dict[str, object]:
    """What a stored draft fills the dynamic fields with."""
    found: dict[str, object] = {}
    found |= {number_name(name): number for name, number in lab.parameters.items()}
    found |= {hints_name(failure): "\n".join(ladder) for failure, ladder in lab.hints.items()}
    for place, line in enumerate(lab.debrief):
        found |= {debrief_name(place, part): getattr(line, part) for part in DEBRIEF_PARTS}
    return found
