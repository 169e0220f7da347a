"""The job that loads a pack which was sent and looked at."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.models import PackUpload
from courses.packs.bringing import bring
from courses.packs.problems import ImportProblem, PackRefusedError
from courses.packs.section_texts import SECTION_FILE
from courses.packs.zip_reading import open_archive
from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start

KIND = "pack"
register_kind(KIND, gettext_lazy("Load a pack"))


@transaction.atomic
def start_taking(upload: PackUpload, *, at: datetime) -> Job | None:
    """Ask for the pack to be loaded; None where somebody was first, by a double click."""
    seen = PackUpload.objects.select_for_update().filter(pk=upload.pk, job=upload.job_id)
    if not seen.exists():
        return None
    names = open_archive(bytes(upload.content)).names
    total = sum(name.endswith(f"/{SECTION_FILE}") for name in names)
    job = start(KIND, take_in, by=upload.by, at=at, total=total, with_={"upload": upload.pk})
    PackUpload.objects.filter(pk=upload.pk).update(job=job)
    return job


@job_task
def take_in(run: Run, *, upload: int) -> None:
    """Read the pack section by section, then store all of it and drop the upload, or nothing."""
    sent = PackUpload.objects.select_related("by").filter(pk=upload).first()
    if sent is None:
        raise CannotFinishError(_("The file is not kept any more. Upload it again."))
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        run.report(done=done, message=_("Reading and rendering"))

    try:
        course, drafts = bring(sent, at=timezone.now(), step=step)
    except PackRefusedError as refused:
        words = _("Nothing was loaded. The first problem: %(problem)s")
        raise CannotFinishError(words % {"problem": refused.problems[0]}) from None
    except ImportProblem as problem:
        raise CannotFinishError(problem.message) from None
    words = ngettext(
        "Loaded: %(count)d draft waits for a release.",
        "Loaded: %(count)d drafts wait for a release.", drafts,
    )  # fmt: skip
    run.message = words % {"count": drafts}
    run.link = reverse("admin:courses_course_change", args=[course.pk])
