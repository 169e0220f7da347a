"""Setting a toggle: what may be typed, and what it means."""

from __future__ import annotations

import re

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Cohort, User
from releases.models.toggles import Toggle, ToggleKind
from releases.toggles.pages.access import SITE, scopes_of
from releases.toggles.rules import VARIANT
from releases.toggles.setting import Settings

LARGEST_COUNT = 2**31 - 1
_PAIR = re.compile(rf"({VARIANT.pattern})[ \t]+([0-9]{{1,5}})")


class ToggleForm(forms.Form):
    """Everything of a toggle but its switch; its name only where it is new."""

    name = forms.SlugField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Small letters, numbers and hyphens: what texts call it."),
    )
    meaning = forms.CharField(label=gettext_lazy("What it switches"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ToggleKind)
    scope = forms.ChoiceField(label=gettext_lazy("Belongs to"), required=False)
    remove_by = forms.DateField(
        label=gettext_lazy("Remove by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The last day it may be there. Release and experiment need one."),
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Per cent of learners"),
        min_value=0,
        max_value=100,
        initial=100,
        help_text=gettext_lazy("Raising it takes the toggle from nobody who has it."),
    )
    cohorts = forms.MultipleChoiceField(
        label=gettext_lazy("Only for members of"),
        required=False,
        help_text=gettext_lazy("With none chosen, every learner can have it."),
    )
    variants = forms.CharField(
        label=gettext_lazy("Variants"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One a line, each a name and a weight: “blue 50”. Without any it is on or off."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("Kept in its history."),
    )
    seen = forms.IntegerField(
        min_value=0, max_value=LARGEST_COUNT, required=False, widget=forms.HiddenInput
    )

    def __init__(self, data: object, person: User, toggle: Toggle | None = None) -> None:
        super().__init__(data, initial=_initial(toggle) if toggle else None)  # type: ignore[arg-type]
        offered = list(cohorts_for(person))
        self._cohorts = {cohort.slug: cohort for cohort in offered}
        self._scope = SITE
        self._kept: tuple[Cohort, ...] = ()
        scopes = [(each, each or _("the site")) for each in scopes_of(person)]
        self.fields["scope"].choices = scopes  # type: ignore[attr-defined]
        named = [(cohort.slug, cohort.name) for cohort in offered]
        self.fields["cohorts"].choices = named  # type: ignore[attr-defined]
        if not offered:
            del self.fields["cohorts"]
        if toggle is not None:
            self._set_for(toggle)

    def _set_for(self, toggle: Toggle) -> None:
        """Name and course stay; cohorts that this person may not see stay named."""
        del self.fields["name"], self.fields["scope"]
        self._scope = toggle.scope
        named = toggle.cohorts.all() if toggle.pk else ()
        self._kept = tuple(each for each in named if each.slug not in self._cohorts)

    def clean_name(self) -> str:
        """As texts can call it; “new” is the address of this form."""
        name = str(self.cleaned_data["name"])
        if not VARIANT.fullmatch(name) or name == "new":
            words = _("Write small letters, numbers and hyphens, and not just “new”.")
            raise forms.ValidationError(words)
        return name

    def clean_scope(self) -> str:
        """One of their courses; nothing typed is the site where that is theirs."""
        scope = str(self.cleaned_data["scope"])
        known = [value for value, _label in self.fields["scope"].choices]  # type: ignore[attr-defined]
        if scope not in known:
            raise forms.ValidationError(_("Choose one of your courses."))
        return scope

    def clean_variants(self) -> tuple[tuple[str, int], ...]:
        """The pairs, in order."""
        pairs = []
        for line in self.cleaned_data["variants"].splitlines():
            match = _PAIR.fullmatch(line.strip())
            if match is None and line.strip():
                raise forms.ValidationError(
                    _("Write each variant as a name and a weight from 0 to 10000: “blue 50”.")
                )
            if match is not None:
                pairs.append((match[1], int(match[2])))
        return tuple(pairs)

    def wanted(self, owner: User | None) -> Settings:
        """What a valid form asks for."""
        given = self.cleaned_data
        return Settings(
            kind=ToggleKind(given["kind"]),
            meaning=given["meaning"],
            owner=owner,
            remove_by=given["remove_by"],
            percent=given["percent"],
            cohorts=self._kept + tuple(self._cohorts[slug] for slug in given.get("cohorts", ())),
            variants=given["variants"],
            scope=given.get("scope", self._scope),
        )


def cohorts_for(person: User) -> QuerySet[Cohort]:
    """The cohorts that they may name: those they grade, or all where they see every one."""
    rows = Cohort.objects.order_by("name")
    if person.has_perm("accounts.see_every_cohort"):
        return rows
    return rows.filter(graders__grader=person)


def _initial(toggle: Toggle) -> dict[str, object]:
    pairs = toggle.variants if isinstance(toggle.variants, list) else []
    return {
        "meaning": toggle.meaning,
        "kind": toggle.kind,
        "scope": toggle.scope,
        "remove_by": toggle.remove_by,
        "percent": toggle.percent,
        "cohorts": list(toggle.cohorts.values_list("slug", flat=True)) if toggle.pk else [],
        "variants": "\n".join(" ".join(str(each) for each in pair) for pair in pairs),
        "seen": toggle.changes,
    }
