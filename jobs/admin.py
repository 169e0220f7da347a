"""Jobs in the admin: the list of all for administrators, and the page of one for who started it."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from accounts.read_only import ReadOnlyAdmin
from jobs.models import Job

# The queue's own rows repeat ours and hold what was sent along.
admin.site.unregister(DBTaskResult)


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Written by starting and doing work; read only."""

    list_display = ("name", "state", "by", "created_at", "finished_at", "message")
    list_select_related = ("by",)
    list_filter = ("state", "kind")
    date_hierarchy = "created_at"

    @admin.display(description=_("job"))
    def name(self, job: Job) -> str:
        """What it is called."""
        return str(job)

    def get_urls(self) -> list[URLPattern]:
        """Also how far one has come."""
        view = self.admin_site.admin_view(self.progress_view)
        return [path("<int:job_id>/progress/", view, name="jobs_job_progress"), *super().get_urls()]

    @method_decorator(require_safe)
    def progress_view(self, request: HttpRequest, job_id: int) -> HttpResponse:
        """How far a job has come; asked for again each second while it has not ended.

        Raises PermissionDenied for those who did not start it and may not see all.
        """
        job = get_object_or_404(Job, pk=job_id)
        if job.by_id != request.user.pk and not self.has_view_permission(request, job):
            raise PermissionDenied
        at = timezone.now()
        told = {"job": job, "lost": job.is_lost(at), "slow": job.is_slow_to_start(at)}
        if request.headers.get("HX-Request"):
            return render(request, "admin/jobs/progress.html#progress", told)
        context = {**self.admin_site.each_context(request), "title": job.title, **told}
        return TemplateResponse(request, "admin/jobs/progress.html", {**context, "opts": self.opts})
