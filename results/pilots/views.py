"""The questions of a course that are on trial, and the button that has one count."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from accounts.models import User
from courses.models import Course
from quizzes.pilots.trials import draft_that_counts
from releases.authors import is_own
from results.dashboard.viewers import Viewer, viewer_of
from results.pilots.rows import trials_for
from results.questions.freshness import fresh

DRAFT = "admin:quizzes_questionrevision_change"


@require_safe
@never_cache
def index(request: LearnerRequest, course: str) -> HttpResponse:
    """Every question on trial. Another author's course is as if it were not there."""
    viewer = viewer_of(request.user)
    asked = _course(viewer, course)
    shown = {
        "course": asked, "viewer": viewer, "fresh": fresh(request, asked),
        "may_draft": may_draft(request.user, asked), "page": trials_for(viewer, asked),
    }  # fmt: skip
    return render(request, "results/pilots/index.html", shown)


@require_POST
def count(request: LearnerRequest, course: str, revision: int) -> HttpResponse:
    """Begin the draft by which a question counts, and go there. Nothing is released by it."""
    viewer = viewer_of(request.user)
    asked = _course(viewer, course)
    if not may_draft(request.user, asked):
        raise PermissionDenied
    fresh(request, asked)
    rows = {row.trial.revision.pk: row for row in trials_for(viewer, asked).rows}
    if revision not in rows:
        messages.warning(request, _("That revision is not on trial any more."))
        return redirect("results:pilots", asked.slug)
    row, by = rows[revision], cast("User", request.user)
    draft, begun = draft_that_counts(row.trial.revision, note=row.note, by=by, at=timezone.now())
    if begun:
        messages.success(request, _("Release this draft, and the question counts from then on."))
    else:
        messages.warning(request, _open_draft(is_pilot=draft.is_pilot))
    return redirect(DRAFT, draft.pk)


def may_draft(person: User | AnonymousUser, course: Course) -> bool:
    """Whether the person may write on questions of the course."""
    return (
        person.is_staff
        and person.has_perm("quizzes.add_questionrevision")
        and is_own(person, course)
    )


def _course(viewer: Viewer, slug: str) -> Course:
    rows = Course.objects.all()
    if viewer.courses is not None:
        rows = rows.filter(slug__in=viewer.courses)
    return get_object_or_404(rows, slug=slug)


def _open_draft(*, is_pilot: bool) -> str:
    if is_pilot:
        return _("This is the question’s open draft. Untick “on trial” to have it count.")
    return _("The draft by which it counts is open already.")
