"""Case studies in the admin: their places, their files by revision, and who has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.read_only import ReadOnlyAdmin
from casestudies import (  # noqa: F401  (they join the workbench and previews of sections)
    offering,
    previewing,
)
from casestudies.delivery import deliver
from casestudies.forms import CaseStudyForm, CaseStudyRevisionForm
from casestudies.items import file_of
from casestudies.models import CaseStudy, CaseStudyRevision, Download
from casestudies.stored_files import FileGoneError
from casestudies.written_admin import WrittenHere
from releases.admin import (
    AuthorAdmin,
    OwnCourses,
    RevisionInline,
    facts_of,
    first_revision_link,
)
from releases.comparing import Fact, Passage, Reading

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec

FILE_VIEW = "casestudies_casestudyrevision_file"


class CaseStudyRevisionInline(RevisionInline):
    """A case study's files."""

    model = CaseStudyRevision


@admin.register(CaseStudy)
class CaseStudyAdmin(AuthorAdmin):
    """A case study's place; fixed once learners may have seen something there."""

    form = CaseStudyForm
    fields = ("section", "key", "write")
    list_display = ("key", "section")
    list_filter = ("section__module__course",)
    list_select_related = ("section__module",)
    search_fields = ("key",)
    inlines = (CaseStudyRevisionInline,)

    def get_readonly_fields(
        self, request: HttpRequest, obj: CaseStudy | None = None
    ) -> tuple[str, ...]:
        """Marks and addresses name the place, so it stays."""
        return self.fields if _is_released(obj) else ("write",)

    def has_delete_permission(self, request: HttpRequest, obj: CaseStudy | None = None) -> bool:
        """Never what was in a release."""
        return super().has_delete_permission(request, obj) and not _is_released(obj)

    @admin.display(description=_("first revision"))
    def write(self, case_study: CaseStudy) -> str:
        """Where to begin uploading."""
        return first_revision_link(case_study, CaseStudyRevision)


def _is_released(case_study: CaseStudy | None) -> bool:
    return case_study is not None and case_study.revisions.exclude(release=None).exists()


@admin.register(CaseStudyRevision)
class CaseStudyRevisionAdmin(WrittenHere):
    """A file: uploaded or written while a draft, kept as it is once released."""

    class Media:
        css = {"all": ["css/media.css"]}

    form = CaseStudyRevisionForm
    readonly_fields = ("stored", "pages", "size", "first_page", "found", "build")
    list_select_related = ("case_study", "release", "created_by")
    search_fields = ("title", "case_study__key", "filename")

    def reading(self, revision: CaseStudyRevision) -> Reading:
        """What is told of the file; the bytes are compared by their fingerprint."""
        print_of = Fact(gettext("Fingerprint of the file (SHA-256)"), revision.sha256)
        names = ("title", "year", "filename", "pages", "size")
        source = revision.source
        words = Passage("text", gettext("Text"), source, format_html("<pre>{}</pre>", source))
        passages = (words,) if source else ()
        return Reading(facts=(*facts_of(revision, *names), print_of), passages=passages)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> _FieldsetSpec:
        """What it is, then the PDF or the words for it. Only drafts have a field for another file:
        Django would link to an address not served."""
        told = ("stored", "first_page", "pages", "size") if obj is not None else ()
        file = ("file",) if self.has_change_permission(request, obj) else ()
        written = ("source", "found", "build") if file else ("source",)
        return [
            (None, {"fields": ("case_study", "title", "year", "filename", "change_note")}),
            (gettext("The PDF, uploaded"), {"fields": (*file, *told)}),
            (gettext("Or written here"), {"fields": written, "classes": ("wide",)}),
            (gettext("Written"), {"fields": ("state", "author", "created_at")}),
        ]

    @admin.display(description=_("kept file"))
    def stored(self, revision: CaseStudyRevision) -> str:
        """A link that opens the file as it is kept."""
        if not revision.is_built:
            return gettext("Not built yet")
        url = reverse(f"admin:{FILE_VIEW}", args=[revision.pk])
        words = f"{revision.filename} ({filesizeformat(revision.size)})"
        return format_html('<a href="{}" download>{}</a>', url, words)

    def get_urls(self) -> list[URLPattern]:
        """Also the file itself."""
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:revision_id>/file/", view, name=FILE_VIEW), *super().get_urls()]

    def file_view(self, request: HttpRequest, revision_id: int) -> HttpResponseBase:
        """The bytes of any revision, for whoever may see it here. Records nothing."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        revisions = self.get_queryset(request).select_related("case_study")
        revision = get_object_or_404(revisions, pk=revision_id)
        try:
            return deliver(request, file_of(revision))
        except FileGoneError as error:
            raise Http404 from error


@admin.register(Download)
class DownloadAdmin(OwnCourses, ReadOnlyAdmin):
    """Written by downloading; read only."""

    list_display = ("revision", "learner", "downloaded_at")
    list_select_related = ("revision", "learner__user")
    date_hierarchy = "downloaded_at"
