"""The page between wanting a copy of a place and having it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.duplicating import (
    LAST_NUMBER,
    Place,
    PlaceTakenError,
    duplicate_section,
    free_place,
    taken_along,
)
from courses.models import Module, Section
from releases.models import Revision

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

LARGEST_ID = 9_223_372_036_854_775_807
"""The largest key that a row can have."""


class DuplicateForm(forms.Form):
    """Where a copy goes. A subclass makes it, in one transaction."""

    intro: str

    if TYPE_CHECKING:

        def make(self, *, by: User, at: datetime) -> Model:
            """The copy's place. Raises PlaceTakenError where it is not free any more."""


class DuplicatePage(Base):
    """For the admin of a place whose content can be copied; a GET never copies anything."""

    change_form_template = "admin/duplicate_link.html"
    copied_revision: type[Revision]
    """What the copy is made of: who may not begin one may not copy."""

    if TYPE_CHECKING:

        def duplicate_form(
            self,
            request: HttpRequest,
            source: Any,  # noqa: ANN401  (each place has its own type)
            data: object,
        ) -> DuplicateForm:
            """What is asked before a copy is made."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        view = self.admin_site.admin_view(self.duplicate_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_duplicate"
        return [path("<int:object_id>/duplicate/", view, name=name), *super().get_urls()]

    def duplicate_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask where the copy goes; when posted, make it and go on to its draft."""
        if not self._may_duplicate(request):
            raise PermissionDenied
        source = get_object_or_404(self.get_queryset(request), pk=min(object_id, LARGEST_ID))
        form = self.duplicate_form(
            request, source, request.POST if request.method == "POST" else None
        )
        if form.is_valid():
            try:
                copy = form.make(by=cast("User", request.user), at=timezone.now())
            except PlaceTakenError:
                form.add_error(None, _("Somebody took that place a moment ago. Choose another."))
            else:
                return self._made(request, source, copy)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Duplicate"), "subtitle": str(source), "opts": self.opts,
            "original": source, "form": form,
        }  # fmt: skip
        return TemplateResponse(request, "admin/duplicate.html", context)

    def _may_duplicate(self, request: HttpRequest) -> bool:
        revisions = self.admin_site.get_model_admin(self.copied_revision)
        may_add = self.has_add_permission(request) and revisions.has_add_permission(request)
        return may_add and self.has_view_or_change_permission(request)

    def _made(self, request: HttpRequest, source: object, copy: Model) -> HttpResponse:
        """Say it, and go on to where the copy is written."""
        self.log_addition(request, copy, _("Made as a copy of “%s”.") % source)
        self.message_user(request, _("This is a copy of “%s”; nobody sees it yet.") % source)
        drafts = self.copied_revision._default_manager.filter(
            **{self.copied_revision.identity: copy.pk}
        )
        opened = drafts.order_by("number").first() or copy
        return redirect(
            f"admin:{opened._meta.app_label}_{opened._meta.model_name}_change", opened.pk
        )


class OfCourseField(forms.ModelChoiceField):
    """A module or a section, told with its course."""

    def label_from_instance(self, obj: Module | Section) -> str:
        """The course, then the place."""
        course = obj.module.course if isinstance(obj, Section) else obj.course
        return f"{course} · {obj}"


class DuplicateSectionForm(DuplicateForm):
    """The module, number and slug of the copy; a free place is suggested."""

    module = OfCourseField(Module.objects.none(), label=gettext_lazy("Module"))
    number = forms.IntegerField(
        label=gettext_lazy("Number"), min_value=1, max_value=LAST_NUMBER,
        help_text=gettext_lazy("Its place among the module's sections."),
    )  # fmt: skip
    slug = forms.SlugField(
        label=gettext_lazy("Slug"), max_length=60, help_text=gettext_lazy("Its address.")
    )

    def __init__(self, section: Section, modules: Any, data: Any) -> None:  # noqa: ANN401  (a queryset; what was posted)
        free = free_place(section)
        start = {"module": free.module, "number": free.number, "slug": free.slug}
        super().__init__(data, initial=start)
        self.section = section
        self.taken_along = taken_along(section)
        self.fields["module"].queryset = modules  # type: ignore[attr-defined]
        self.intro = _(
            "The newest text and everything that stands in the section are copied as drafts: "
            "learners see none of it until it is released. What the section waits for is not."
        )

    def clean(self) -> dict[str, Any]:
        """Both the number and the slug are free in that module."""
        cleaned = super().clean() or self.cleaned_data
        module = cleaned.get("module")
        for name, words in (
            ("number", _("Another section of the module has this number.")),
            ("slug", _("Another section of the module has this slug.")),
        ):
            value = cleaned.get(name)
            if module and value and Section.objects.filter(module=module, **{name: value}).exists():
                self.add_error(name, words)
        return cleaned

    def make(self, *, by: User, at: datetime) -> Section:
        """The copy with its drafts."""
        place = Place(*(self.cleaned_data[name] for name in ("module", "number", "slug")))
        return duplicate_section(self.section, place, by=by, at=at)
