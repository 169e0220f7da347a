"""Courses in and out as packs: a zip is looked at, then loaded as drafts; or made of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.admin.duplicating import LARGEST_ID
from courses.admin.pack_forms import PackForm, TakePackForm
from courses.models import Course, PackUpload, SectionRevision
from courses.packs.archive import zip_of
from courses.packs.bringing import Look, look_at, refuse_course_of_others
from courses.packs.problems import ImportProblem, PackRefusedError
from courses.packs.taking_in import start_taking
from jobs.models import State
from releases.audit import record

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Course]
else:
    Base = object


class PackPages(Base):
    """For the admin of courses. Nothing is loaded before it was shown what would change."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        wrap = self.admin_site.admin_view
        bring, load, take = self.bring_pack_view, self.load_pack_view, self.take_pack_view
        return [
            path("pack/", wrap(bring), name="courses_course_pack_bring"),
            path("pack/<int:upload_id>/", wrap(load), name="courses_course_pack_load"),
            path("<int:course_id>/pack/", wrap(take), name="courses_course_pack_take"),
            *super().get_urls(),
        ]

    def bring_pack_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the zip and keep it for a day."""
        self._refuse_unless_writing(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = PackForm(*sent)
        if form.is_valid():
            now = timezone.now()
            PackUpload.objects.expired(now).delete()
            upload = PackUpload.objects.create(
                by=cast("User", request.user), created_at=now,
                name=form.cleaned_data["file"].name[:200], content=form.content,
            )  # fmt: skip
            return redirect("admin:courses_course_pack_load", upload.pk)
        return self._page(request, "pack_bring", _("Load a pack"), form=form)

    def load_pack_view(self, request: HttpRequest, upload_id: int) -> HttpResponse:
        """What the pack would change, or all that is wrong with it; a job loads it when posted."""
        self._refuse_unless_writing(request)
        mine = PackUpload.objects.of(cast("User", request.user), timezone.now())
        found = mine.select_related("job", "by")
        upload = get_object_or_404(found, pk=min(upload_id, LARGEST_ID))
        if upload.job is not None and upload.job.state != State.FAILED:
            return redirect(upload.job)
        if request.method == "POST":
            job = start_taking(upload, at=timezone.now())
            return redirect(job or "admin:courses_course_changelist")
        look: Look | None = None
        problems: list[str] = []
        try:
            look = look_at(bytes(upload.content), at=timezone.now())
            refuse_course_of_others(look.slug, upload.by)
        except PackRefusedError as refused:
            problems = [str(problem) for problem in refused.problems]
        except ImportProblem as problem:
            problems = [problem.message]
        return self._page(
            request, "pack_load", _("What would change"), upload=upload, look=look,
            problems=problems,
        )  # fmt: skip

    def take_pack_view(self, request: HttpRequest, course_id: int) -> HttpResponse:
        """Ask which wordings; send the zip when posted."""
        revisions = self.admin_site.get_model_admin(SectionRevision)
        if not revisions.has_view_or_change_permission(request):
            raise PermissionDenied
        course = get_object_or_404(self.get_queryset(request), pk=min(course_id, LARGEST_ID))
        form = TakePackForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            title = _("Take the course along")
            return self._page(request, "pack_take", title, form=form, original=course)
        content = zip_of(course, with_drafts=form.cleaned_data["drafts"])
        record(by=cast("User", request.user), at=timezone.now(), action="exported", about=course,
            note=_("as a pack"))  # fmt: skip
        headers = {"Content-Disposition": f'attachment; filename="{course.slug}.zip"'}
        return HttpResponse(content, content_type="application/zip", headers=headers)

    def _refuse_unless_writing(self, request: HttpRequest) -> None:
        revisions = self.admin_site.get_model_admin(SectionRevision)
        if not (self.has_add_permission(request) and revisions.has_add_permission(request)):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, name: str, title: str, **context: object
    ) -> TemplateResponse:
        shared = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/courses/{name}.html", {**shared, **context})
