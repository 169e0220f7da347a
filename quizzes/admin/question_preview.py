"""The page beside a question's form: every state of it, from the words as they are typed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods

from accounts.http import LearnerRequest
from courses.admin.duplicating import LARGEST_ID
from quizzes.admin.found import found_in
from quizzes.admin.posted import Posted, posted_question, stored_question
from quizzes.admin.question_states import states_of
from quizzes.admin.unsaved import unsaved
from quizzes.models import QuestionRevision
from quizzes.packs.states import state_of

TEMPLATE = "admin/quizzes/states.html"
_FRAMED = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}
"""The policy of a page that one of our own may show in a frame."""


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
@csp_override(_FRAMED)
def preview_question(request: LearnerRequest, object_id: int) -> HttpResponse:
    """The stored question in every state; when its form is posted, the words of the form.

    Nothing is stored or recorded. A card's own form leads here too, and is told so.
    """
    revision = _revision(request, object_id)
    is_form = "choices-TOTAL_FORMS" in request.POST
    posted = _words(request, revision) if is_form else stored_question(state_of(revision))
    drawn = unsaved(revision, posted.state)
    names = {
        choice.key: str(row) for row, choice in zip(posted.rows, posted.state.choices, strict=True)
    }
    url = reverse("admin:quizzes_questionrevision_preview", args=[revision.pk])
    shown = states_of(drawn, names, learner_key=request.learner.key, url=url)
    context = {
        "revision": revision,
        "states": list(shown),
        "found": found_in(drawn, posted.rows),
        "was_sent": request.method == "POST" and not is_form,
        "is_unsaved": is_form,
    }
    part = "#fragment" if request.htmx and is_form else ""
    return render(request, f"{TEMPLATE}{part}", context)


def _words(request: LearnerRequest, revision: QuestionRevision) -> Posted:
    """What the form says. A revision in a release says what it says."""
    stored = state_of(revision)
    return posted_question(request.POST, stored) if revision.is_draft else stored_question(stored)


def _revision(request: LearnerRequest, object_id: int) -> QuestionRevision:
    """The revision, for whoever may see it in the admin."""
    model_admin = admin.site.get_model_admin(QuestionRevision)
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    revisions = model_admin.get_queryset(request).select_related(
        "question__section__module__course", "release"
    )
    return get_object_or_404(revisions, pk=min(object_id, LARGEST_ID))
