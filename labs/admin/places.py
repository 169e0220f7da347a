"""Labs: their places in sections, and the workings they run on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from labs.mechanics import mechanics_keys
from labs.models import Lab, LabRevision
from labs.results_labs import funnel_address
from releases.admin import AuthorAdmin, RevisionInline, first_revision_link

if TYPE_CHECKING:
    _PlaceForm = forms.ModelForm[Lab]
else:
    _PlaceForm = forms.ModelForm


class LabForm(_PlaceForm):
    """A lab's place: its section, its key and what it runs on."""

    # With what the sections' names need, in one query.
    section = forms.ModelChoiceField(Section.objects.select_related("module"), label=_("section"))
    mechanics = forms.ChoiceField(
        label=_("workings"), help_text=_("What it does and measures; this stays.")
    )

    class Meta:
        model = Lab
        fields = ("section", "key", "mechanics")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        workings = self.fields.get("mechanics")
        if isinstance(workings, forms.ChoiceField):
            workings.choices = [(key, key) for key in mechanics_keys()]


class LabRevisionInline(RevisionInline):
    """What a lab says."""

    model = LabRevision


@admin.register(Lab)
class LabAdmin(AuthorAdmin):
    """A lab's place, which stays: texts, marks and runs refer to it."""

    form = LabForm
    list_display = ("key", "mechanics", "section")
    list_filter = ("mechanics", "section__module__course")
    list_select_related = ("section__module",)
    search_fields = ("key", "section__slug")
    inlines = (LabRevisionInline,)

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """A new one has nothing to write on yet."""
        typed = ("section", "key", "mechanics")
        return (*typed, "write", "learners") if obj else typed

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Its place, its name and its workings are chosen once."""
        return self.get_fields(request, obj) if obj else ()

    @admin.display(description=_("words and numbers"))
    def write(self, lab: Lab) -> str | SafeString:
        """Where to begin writing."""
        return first_revision_link(lab, LabRevision)

    @admin.display(description=_("learners"))
    def learners(self, lab: Lab) -> SafeString:
        """Where their funnel is drawn."""
        return format_html('<a href="{}">{}</a>', funnel_address(lab), gettext("How far they come"))
