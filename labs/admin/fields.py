"""The fields of a lab's form that depend on its workings: numbers, hints and debrief."""

from __future__ import annotations

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from labs.authored import MOST_DEBRIEF
from labs.mechanics import Mechanics, Parameter
from labs.problems import Where

LARGE = {"class": "vLargeTextField"}
DEBRIEF_PARTS = ("measure", "text", "passage")
_WHOLE_PLACES: dict[str | int, str | None] = {
    "parameters": None, "debrief": "debrief_0_text", "check": "check_key",
}  # fmt: skip
FIRST_LINES = 4
"""Lines of a debrief that stand open at least; empty ones after them are folded."""


def dynamic_fields(mechanics: Mechanics) -> dict[str, forms.Field]:
    """Every field that the workings ask for, by name, in the order of the page."""
    found: dict[str, forms.Field] = {}
    for parameter in mechanics.parameters:
        found[number_name(parameter.name)] = _number(parameter)
    for failure in mechanics.failures:
        found[hints_name(failure)] = forms.CharField(
            label=failure, required=False, widget=forms.Textarea(attrs={"rows": 3, **LARGE})
        )
    measures = [("", "–"), *((each.name, _(each.label)) for each in mechanics.measures)]
    for place in range(MOST_DEBRIEF):
        measure, text, passage = (debrief_name(place, part) for part in DEBRIEF_PARTS)
        found[measure] = forms.ChoiceField(label=_("About"), choices=measures, required=False)
        found[text] = forms.CharField(
            label=_("Says"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, **LARGE}),
        )
        found[passage] = forms.SlugField(label=_("Proves the passage"), required=False)
    return found


def _number(parameter: Parameter) -> forms.IntegerField:
    bounds = {
        "least": _shown(parameter.least),
        "most": _shown(parameter.most),
        "default": _shown(parameter.default),
    }
    words = _("%(least)s to %(most)s; %(default)s unless you change it. In texts: {%(name)s}")
    return forms.IntegerField(
        label=_(parameter.label),
        min_value=parameter.least,
        max_value=parameter.most,
        initial=parameter.default,
        help_text=words % {**bounds, "name": parameter.name},
    )


def _shown(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def number_name(parameter: str) -> str:
    """The field of a parameter."""
    return f"number_{parameter}"


def hints_name(failure: str) -> str:
    """The field of a failure's hints, one a line."""
    return f"hints_{failure}"


def debrief_name(place: int, part: str) -> str:
    """The field of one part of a debrief line."""
    return f"debrief_{place}_{part}"


def field_of(where: Where) -> str | None:
    """The field in which a problem is told; None where it is about several."""
    match where:
        case ("hints", str() as failure, *_place):
            return hints_name(failure)
        case ("debrief", int() as place, str() as part):
            return debrief_name(place, part)
        case _:
            return _WHOLE_PLACES.get(where[0], str(where[0]))
