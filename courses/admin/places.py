"""What places have in common: their course hears of changes, and waiting never goes in circles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.models import Course, Module, Section
from releases.admin import AuthorAdmin


class PlaceAdmin(AuthorAdmin):
    """Base of courses, modules and sections. One that holds released revisions stays for good:
    deleting asks every revision's own admin, which refuses."""

    def course_of(self, place: models.Model) -> Course | None:
        """The course whose compiled pages show this place."""
        if isinstance(place, Section):
            return place.module.course
        return place.course if isinstance(place, Module) else None

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete it, and let every process see that the course has changed."""
        course = self.course_of(obj)
        super().delete_model(request, obj)
        if course is not None:
            course.touch()

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them, and let every process see that their courses have changed."""
        courses = {self.course_of(place) for place in queryset}
        super().delete_queryset(request, queryset)
        for course in courses - {None}:
            course.touch()  # type: ignore[union-attr]


class SectionForm(forms.ModelForm):
    """A section may wait for another one of its own course, and not for itself by a detour."""

    class Meta:
        model = Section
        fields = ("module", "number", "slug", "opens_after")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        if "opens_after" in self.fields:
            others = Section.objects.filter(module__course=self.instance.module.course_id)
            others = others.exclude(pk=self.instance.pk).select_related("module")
            self.fields["opens_after"].queryset = others  # type: ignore[attr-defined]

    def clean_opens_after(self) -> Section | None:
        """Refuse a circle: such sections could never be opened."""
        before: Section | None = self.cleaned_data["opens_after"]
        seen = before
        while seen is not None:
            if seen.pk == self.instance.pk:
                raise ValidationError(_("That section waits for this one; neither would open."))
            seen = seen.opens_after
        return before
