"""The job that turns the chosen items of an upload into drafts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start
from quizzes.interchange.bringing import prepared, store
from quizzes.interchange.stored_states import state_from
from quizzes.models import QuestionUpload

KIND = "questions"
register_kind(KIND, gettext_lazy("Bring questions"))


@transaction.atomic
def start_taking(upload: QuestionUpload, *, at: datetime) -> Job | None:
    """Ask for the chosen items to be brought; None where somebody was first, by a double click."""
    seen = QuestionUpload.objects.select_for_update().filter(pk=upload.pk, job=upload.job_id)
    if not seen.exists():
        return None
    total = upload.items.filter(taken=True).count()
    job = start(KIND, take_in, by=upload.by, at=at, total=total, with_={"upload": upload.pk})
    QuestionUpload.objects.filter(pk=upload.pk).update(job=job)
    return job


@job_task
def take_in(run: Run, *, upload: int) -> None:
    """Render the chosen items, then store all of them and drop the upload, or nothing."""
    found = QuestionUpload.objects.select_related("by", "section__module__course")
    chosen = found.filter(pk=upload).first()
    if chosen is None:
        raise CannotFinishError(_("The file is not kept any more. Upload it again."))
    rows = chosen.items.filter(taken=True).order_by("position")
    items = [(row.key, state_from(row.state)) for row in rows if row.state is not None]
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        run.report(done=done, message=_("Reading and rendering"))

    questions = prepared(items, step)
    with transaction.atomic():
        note = _("from %(file)s") % {"file": chosen.name}
        drafts = store(chosen.section, questions, by=chosen.by, at=timezone.now(), note=note)
        chosen.delete()
    count = len(drafts)
    words = ngettext("%(count)d draft in %(section)s.", "%(count)d drafts in %(section)s.", count)
    run.message = words % {"count": count, "section": chosen.section}
    query = f"?section__id__exact={chosen.section_id}"
    run.link = reverse("admin:quizzes_question_changelist") + query
