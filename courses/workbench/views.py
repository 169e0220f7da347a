"""The workbench's pages: the place to write a draft, and the page that the posted words make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import LearnerRequest
from courses.models import Section, SectionRevision
from courses.preview import revision_to_show, shown_page
from courses.workbench.offers import OfferGroup, offers_for
from courses.workbench.page import preview_page
from courses.workbench.pictures import pictures
from courses.workbench.snippets import MARKS, blocks, drawings
from courses.workbench.states import STATES, UNANSWERED, state_asked
from courses.workbench.words import WordsForm, draw_words, found_in, take_words
from releases.admin.saving_answers import DraftAnswers
from releases.advice import advice_on
from releases.reviewing.comments import open_counts

WRITE = "courses_sectionrevision_write"
WIDTHS = (390, 768, 1280)
_TOOLS = {"marks": MARKS, "states": STATES.items(), "widths": WIDTHS}
_FRAMING = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
_FRAMED = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}


@require_safe
@csp_override(_FRAMING)
def write(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """A revision's words beside their page: a draft to write, one in a release to read."""
    revision = revision_to_show(request, revision_id)
    revisions = cast("DraftAnswers", admin.site.get_model_admin(SectionRevision))
    may_write = revisions.has_change_permission(request, revision)
    context = {
        **admin.site.each_context(request),
        **_around(revision),
        "is_nav_sidebar_enabled": False,
        "title": _("Write"),
        "subtitle": str(revision),
        "revision": revision,
        "form": WordsForm(instance=revision),
        "may_write": may_write,
        "draft": revisions.draft_context(request, revision) if may_write else {},
        "may_copy": request.user.has_perm("courses.add_sectionrevision"),
        "groups": list(_groups(revision.section)) if may_write else [],
        **_TOOLS,
    }
    return render(request, "courses/workbench.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
@csp_override(_FRAMED)
def write_preview(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """The page that the posted words make, or the stored ones where none are sent; stores none."""
    revision = revision_to_show(request, revision_id)
    take_words(revision, request.POST)
    anchors = draw_words(revision)
    state = state_asked(request.POST.get("state", request.GET.get("state", UNANSWERED)))
    page = preview_page(revision, request.learner, state)
    return shown_page(
        request,
        revision,
        page,
        state=state,
        template="courses/preview_words.html",
        found=found_in(revision, page.section),
        advice=advice_on(revision),
        words=revision.rendered["words"],
        words_shown=number_format(revision.rendered["words"], force_grouping=True),
        minutes=revision.rendered["minutes"],
        anchors=json.dumps(anchors),
    )


def _groups(section: Section) -> Iterator[OfferGroup]:
    """Everything that can be put in: first what the section has, then what any may have."""
    yield from offers_for(section)
    yield pictures(section)
    yield drawings()
    yield blocks()


def _around(revision: SectionRevision) -> dict[str, object]:
    """What else there is of the revision: its other pages, and how much is said about it."""
    counts = open_counts(revision._meta.label_lower, [revision.pk])
    addresses = _addresses(revision.pk, revision.section_id, revision.number)
    return {**addresses, "open_comments": counts.get(revision.pk, 0)}


def _addresses(revision_id: int, section_id: int, number: int) -> dict[str, str]:
    """Where the page's forms and links lead."""
    name = "admin:courses_sectionrevision"
    return {
        "preview_url": reverse(f"admin:{WRITE}_preview", args=[revision_id]),
        "page_url": reverse(f"{name}_preview", args=[revision_id]),
        "change_url": reverse(f"{name}_change", args=[revision_id]),
        "copy_url": reverse(f"{name}_restore", args=[section_id, number]),
        "history_url": reverse(f"{name}_of", args=[section_id]),
        "section_url": reverse("admin:courses_section_change", args=[section_id]),
        "review_url": reverse(f"{name}_review", args=[revision_id]),
    }
