"""Acceptance criteria on a release's page: set until its first move, read afterwards."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.metrics.registry import metric, metrics
from releases.models import Criterion, Release


class CriterionForm(forms.ModelForm):
    """One criterion: which metric, which bound, how large a sample."""

    metric = forms.ChoiceField(label=gettext_lazy("metric"))

    class Meta:
        model = Criterion
        fields = ("ring", "metric", "at_least", "at_most", "minimum_sample")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["metric"])
        field.choices = [(each.name, f"{each.title} ({each.unit})") for each in metrics()]

    def clean(self) -> dict[str, Any]:
        """One bound, in the metric's unit. Raises ValidationError."""
        given = cast("dict[str, Any]", super().clean())
        bounds = [given[name] for name in ("at_least", "at_most") if given.get(name) is not None]
        if len(bounds) != 1:
            raise ValidationError(_("Give either the least or the most that is accepted."))
        if bounds[0] < 0:
            raise ValidationError(_("A bound is not below 0."))
        name = given.get("metric")
        if name and metric(name).unit == "share" and bounds[0] > 1:
            raise ValidationError(_("A share is 0 to 1: 0.05 is 5 %."))
        return given


class CriterionInline(admin.TabularInline):
    """The criteria of a release; whoever may edit the release may set them."""

    model = Criterion
    form = CriterionForm
    extra = 0
    verbose_name_plural = gettext_lazy("Acceptance criteria: what must hold to enter a ring")

    def has_view_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Whoever sees the release."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Until the first move."""
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Until the first move: what counts as good is not decided once the figures are known."""
        may = request.user.has_perm("releases.change_release")
        return obj is not None and not obj.moves and may

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Until the first move."""
        return self.has_change_permission(request, obj)
