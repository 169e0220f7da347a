"""The guardrails of a course in the admin."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from releases.admin.author_admin import AuthorAdmin
from releases.authors import Person, own_scopes
from releases.immune_system.notices import title_of
from releases.metrics.registry import metrics
from releases.models import Guardrail, Release


def scopes_for(person: Person) -> list[str]:
    """The courses the person may set guardrails for; whoever writes all, those with a release."""
    own = own_scopes(person)
    if own is None:
        own = Release.objects.order_by("scope").values_list("scope", flat=True).distinct()
    return sorted(own)


class GuardrailForm(forms.ModelForm):
    """A guardrail of one of the person's courses, for a metric there is."""

    scopes: ClassVar[list[str]] = []

    class Meta:
        model = Guardrail
        fields = ("scope", "metric", "most_harm", "minimum_sample", "weight", "is_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self._choose("scope", [(scope, scope) for scope in self.scopes])
        self._choose("metric", [(metric.name, str(metric.title)) for metric in metrics()])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Have a field that is typed at all chosen from a list."""
        if name in self.fields:
            self.fields[name] = forms.ChoiceField(label=self.fields[name].label, choices=choices)


@admin.register(Guardrail)
class GuardrailAdmin(AuthorAdmin):
    """What a course sets instead of the defaults: one row for a metric, which may switch it off."""

    list_display = ("metric_title", "scope", "most_harm", "minimum_sample", "weight", "is_on")
    list_filter = ("scope", "is_on")
    ordering = ("scope", "metric")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Guardrail | None = None
    ) -> tuple[str, ...]:
        """It stays with its course and metric."""
        return ("scope", "metric") if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Guardrail | None = None, change: bool = False, **kw: object
    ) -> type[forms.ModelForm]:
        """The form with the courses that this person has."""
        kw["form"] = GuardrailForm
        form: type[forms.ModelForm] = super().get_form(request, obj, change=change, **kw)
        cast("type[GuardrailForm]", form).scopes = scopes_for(request.user)
        return form

    @admin.display(description=_("metric"), ordering="metric")
    def metric_title(self, guardrail: Guardrail) -> str:
        """What people call the metric."""
        return title_of(guardrail.metric)
