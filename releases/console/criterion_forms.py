"""The forms in which a release's criteria are set, in units that people type."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.console.asking import LARGEST_COUNT
from releases.metrics.definitions import Metric
from releases.metrics.registry import UnknownMetricError, metric, metrics
from releases.models import Criterion, Release
from releases.refusals import MovedMeanwhileError
from releases.setting_criteria import (
    Bound,
    add_criterion,
    bound_in,
    change_criterion,
    remove_criterion,
    rings_ahead,
    told_criterion,
)

LARGEST_FIGURE = Decimal(1_000_000_000)
SIDES = (("at_most", gettext_lazy("at most")), ("at_least", gettext_lazy("at least")))
FIGURE_WORDS = gettext_lazy("Type a number that is not below 0, such as 5.")


class CriterionForm(forms.Form):
    """A new criterion, or what another is asked of one that there is."""

    ring = forms.ChoiceField(label=gettext_lazy("To enter"))
    metric = forms.ChoiceField(label=gettext_lazy("Metric"))
    side = forms.ChoiceField(label=gettext_lazy("Is to be"), choices=SIDES)
    figure = forms.CharField(
        label=gettext_lazy("Figure"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    minimum_sample = forms.IntegerField(
        label=gettext_lazy("Observations at least"),
        initial=0,
        min_value=0,
        max_value=LARGEST_COUNT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(
        self,
        release: Release,
        criterion: Criterion | None = None,
        data: Any = None,  # noqa: ANN401
    ) -> None:
        self.release, self.criterion = release, criterion
        auto_id = f"criterion-{criterion.pk if criterion else 'new'}-%s"
        super().__init__(data, auto_id=auto_id, initial=_initial(criterion))
        if criterion is not None:
            del self.fields["ring"], self.fields["metric"]
        else:
            self._choose("ring", [(ring.value, ring.name) for ring in rings_ahead(release)])
            self._choose("metric", [(each.name, _named(each)) for each in metrics()])
        known = known_metric(criterion.metric) if criterion else None
        units = unit_of(known) if known else _("Per cent for shares, milliseconds for times.")
        self.fields["figure"].help_text = units

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def title(self) -> str:
        """What the criterion asks for as it is stored."""
        return told_criterion(self.criterion) if self.criterion else ""

    @property
    def seen(self) -> str:
        """What the person saw when they began to type."""
        return seen_of(self.criterion) if self.criterion else ""

    @property
    def can_be_changed(self) -> bool:
        """Whether it is measured still; what is not can only be removed."""
        return self.criterion is None or known_metric(self.criterion.metric) is not None

    def clean_figure(self) -> Decimal:
        """The number, with or without its unit."""
        typed = self.cleaned_data["figure"].strip().removesuffix("%").removesuffix("ms").strip()
        try:
            figure = Decimal(typed.replace(",", "."))
        except InvalidOperation:
            raise ValidationError(str(FIGURE_WORDS)) from None
        if not (figure.is_finite() and 0 <= figure <= LARGEST_FIGURE):
            raise ValidationError(str(FIGURE_WORDS))
        return figure

    def clean(self) -> dict[str, Any]:
        """A share is not above 100 per cent."""
        found: dict[str, Any] = super().clean() or {}
        name = self.criterion.metric if self.criterion else found.get("metric", "")
        measured, figure = known_metric(name), found.get("figure")
        if measured is None or figure is None:
            return found
        if measured.unit == "share":
            figure /= 100
            if figure > 1:
                self.add_error("figure", _("A share is at most 100 per cent."))
        return found | {"amount": float(figure)}

    def store(self, *, seen: str, by: User, at: datetime) -> str:
        """Do what is asked, and tell it. Raises MoveRefusedError."""
        asked = self.cleaned_data
        ends = {name: asked["amount"] if asked["side"] == name else None for name, _ in SIDES}
        wanted = Bound(**ends, minimum_sample=asked["minimum_sample"])
        if self.criterion is None:
            made = Criterion(
                release=self.release, ring=int(asked["ring"]), metric=asked["metric"],
                minimum_sample=wanted.minimum_sample, **ends,
            )  # fmt: skip
            add_criterion(made, by=by, at=at)
            return _("Added. %s") % told_criterion(made)
        refuse_unseen(self.criterion, seen)
        change_criterion(self.criterion, wanted, by=by, at=at)
        return _("Changed. %s") % told_criterion(self.criterion)


def remove(criterion: Criterion, *, seen: str, by: User, at: datetime) -> str:
    """Take it away, and tell so. Raises MoveRefusedError."""
    refuse_unseen(criterion, seen)
    remove_criterion(criterion, by=by, at=at)
    return _("Removed. %s") % told_criterion(criterion)


def refuse_unseen(criterion: Criterion, seen: str) -> None:
    """Raises MovedMeanwhileError where the person saw another criterion than there is."""
    if seen != seen_of(criterion):
        words = _("It is now “%s”. Nothing of yours was done; look again.")
        raise MovedMeanwhileError(words % told_criterion(criterion))


def seen_of(criterion: Criterion) -> str:
    """What it asks for, as forms send it back."""
    bound = bound_in(criterion)
    return f"{bound.at_least}:{bound.at_most}:{bound.minimum_sample}"


def known_metric(name: str) -> Metric | None:
    """The metric of that name, if it is measured."""
    with suppress(UnknownMetricError):
        return metric(name)
    return None


def unit_of(measured: Metric) -> str:
    """What is typed for it."""
    return _("Per cent.") if measured.unit == "share" else _("Milliseconds.")


def _named(measured: Metric) -> str:
    unit = "%" if measured.unit == "share" else measured.unit
    return f"{measured.title} ({unit})"


def _initial(criterion: Criterion | None) -> dict[str, object]:
    if criterion is None:
        return {}
    side = "at_most" if criterion.at_least is None else "at_least"
    figure = getattr(criterion, side)
    measured = known_metric(criterion.metric)
    if measured is not None and measured.unit == "share":
        figure *= 100
    told = f"{figure:.10g}"
    return {"side": side, "figure": told, "minimum_sample": criterion.minimum_sample}
