"""The places of a course: courses, modules and sections."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.admin.duplicating import DuplicatePage, DuplicateSectionForm
from courses.admin.instructors import InstructorPages
from courses.admin.packs import PackPages
from courses.admin.places import PlaceAdmin, SectionForm
from courses.models import Course, Module, Section, SectionRevision
from courses.workbench.views import WRITE
from releases.admin import RevisionInline, first_revision_link


class ModuleInline(admin.TabularInline):
    """A course's modules, in order."""

    model = Module
    fields = ("number", "slug", "title")
    ordering = ("number",)
    show_change_link = True
    can_delete = False
    extra = 0


class SectionInline(admin.TabularInline):
    """A module's sections, in order."""

    model = Section
    fields = ("number", "slug")
    ordering = ("number",)
    show_change_link = True
    can_delete = False
    extra = 0


class SectionRevisionInline(RevisionInline):
    """A section's texts."""

    model = SectionRevision


@admin.register(Course)
class CourseAdmin(InstructorPages, PackPages, PlaceAdmin):
    """A course and its modules."""

    change_form_template = "admin/courses/course_form.html"
    fields = (
        "title", "slug", "summary", "open_to_guests", "pass_mark", "asks_confidence",
        "shows_release_log",
    )  # fmt: skip
    list_display = ("title", "slug", "open_to_guests", "pass_mark")
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (ModuleInline,)

    def course_of(self, place: models.Model) -> Course | None:
        """A course that is gone has nobody left to tell."""
        return None


@admin.register(Module)
class ModuleAdmin(PlaceAdmin):
    """A module and its sections."""

    fields = ("course", "number", "slug", "title", "summary")
    list_display = ("code", "title", "course")
    list_display_links = ("code", "title")
    list_filter = ("course",)
    list_select_related = ("course",)
    search_fields = ("title", "slug")
    inlines = (SectionInline,)

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """A module stays with its course."""
        return ("course",) if obj else ()


@admin.register(Section)
class SectionAdmin(DuplicatePage, PlaceAdmin):
    """A section's place, and every revision that has stood or will stand there."""

    form = SectionForm
    list_display = ("code", "slug", "module", "course")
    list_display_links = ("code", "slug")
    list_filter = ("module__course", "module")
    list_select_related = ("module__course",)
    search_fields = ("slug", "revisions__title")
    inlines = (SectionRevisionInline,)
    copied_revision = SectionRevision

    def duplicate_form(
        self, request: HttpRequest, source: Section, data: object
    ) -> DuplicateSectionForm:
        """A copy stays among the modules that the person sees."""
        modules = self.admin_site.get_model_admin(Module).get_queryset(request)
        return DuplicateSectionForm(source, modules.select_related("course"), data)

    @admin.display(ordering="module__course")
    def course(self, section: Section) -> Course:
        """The course it belongs to."""
        return section.module.course

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """A section stays with its module."""
        return ("module", "write") if obj else ()

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """What it waits for can be chosen once its course is known."""
        return ("module", "number", "slug", *(("opens_after", "write") if obj else ()))

    @admin.display(description=gettext_lazy("text"))
    def write(self, section: Section) -> str:
        """Where to begin writing, or to go on with the draft there is."""
        begin = first_revision_link(section, SectionRevision)
        drafts = SectionRevision.objects.drafts().filter(section=section.pk)
        draft = drafts.order_by("-number").first()
        if draft is None:
            return begin
        words = _("Write on in revision %(number)s") % {"number": draft.number}
        url = reverse(f"admin:{WRITE}", args=[draft.pk])
        return format_html('<a href="{}">{}</a> · {}', url, words, begin)
