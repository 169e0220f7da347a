"""A revision in the real page, before anyone else sees it: nothing recorded, nothing kept.

The page is put together afresh for each request and never enters the caches that learners read.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from courses.models import SectionRevision
from courses.reading.section_page import SectionPage
from courses.rendering import EmbedPart, parts_from_json
from courses.views import render_section
from courses.workbench.draft_embeds import register_draft_embed
from courses.workbench.page import preview_page
from courses.workbench.states import LOCKED, SHOWN, STATES, UNANSWERED, state_asked
from releases.authors import for_author

__all__ = ["PREVIEW", "preview_page", "register_draft_embed"]

PREVIEW = "courses_sectionrevision_preview"
TEMPLATE = "courses/preview.html"


@require_safe
def preview(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """The revision as a learner would meet it who has come as far as `?state=` says."""
    revision = revision_to_show(request, revision_id)
    state = state_asked(request.GET.get("state", SHOWN if "answers" in request.GET else UNANSWERED))
    page = preview_page(revision, request.learner, state)
    return shown_page(request, revision, page, state=state, template=TEMPLATE)


@require_POST
def answer_preview(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """Where the checks of a preview are sent: says that nothing came of it."""
    revision = revision_to_show(request, revision_id)
    if request.htmx:
        return render(request, f"{TEMPLATE}#inert", {"revision": revision})
    messages.info(request, _("This is a preview: nothing was sent and nothing is recorded."))
    return redirect(f"admin:{PREVIEW}", revision.pk)


def shown_page(
    request: LearnerRequest,
    revision: SectionRevision,
    page: SectionPage,
    *,
    state: str,
    template: str,
    **extra: object,
) -> HttpResponse:
    """The learner's page drawn for an author, with what is named in its text and not written."""
    missing = [key for kind, key in _embedded(revision) if not page.section.item(kind, key)]
    return render_section(
        request,
        page,
        status=200,
        template=template,
        revision=revision,
        state=state,
        states=STATES.items(),
        never_locked=state == LOCKED and page.state != LOCKED,
        missing=missing,
        is_preview=True,
        read_url=reverse(f"admin:{PREVIEW}_answer", args=[revision.pk]),
        **extra,
    )


def revision_to_show(request: LearnerRequest, revision_id: int) -> SectionRevision:
    """The revision with its course. Raises PermissionDenied for whoever may not look at it."""
    if not request.user.has_perm("courses.view_sectionrevision"):
        raise PermissionDenied
    revisions = SectionRevision.objects.select_related("section__module__course", "release")
    return get_object_or_404(for_author(revisions, request.user), pk=revision_id)


def _embedded(revision: SectionRevision) -> Iterator[tuple[str, str]]:
    """Kind and key of everything but text that the revision asks for."""
    for part in parts_from_json(revision.rendered["parts"]):
        if isinstance(part, EmbedPart):
            yield part.kind, part.key
