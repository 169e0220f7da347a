"""A revision in the real page, before anyone else sees it: nothing recorded, nothing kept.

The page is compiled afresh for each request and never enters the caches that learners read.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from accounts.models import Learner
from courses.embeds import AnyEmbed
from courses.models import Section, SectionRevision
from courses.reading.compiled import Items, Placed, compile_course, items_of, shown_revisions
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import Standing
from courses.rendering import EmbedPart, parts_from_json
from courses.views import render_section
from releases.models import Release

PREVIEW = "courses_sectionrevision_preview"
TEMPLATE = "courses/preview.html"

_draft_embeds: dict[str, AnyEmbed] = {}


def register_draft_embed(embed: AnyEmbed) -> AnyEmbed:
    """Have `embed` compile and draw its kind in previews: with drafts, and sending nothing."""
    _draft_embeds[embed.kind] = embed
    return embed


@require_safe
def preview(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """The revision as a learner who has done nothing yet would meet it."""
    revision = _allowed(request, revision_id)
    page = preview_page(revision, request.learner)
    return render_section(
        request,
        page,
        template=TEMPLATE,
        revision=revision,
        answers="answers" in request.GET,
        missing=[key for kind, key in _embedded(revision) if not page.section.item(kind, key)],
    )


@require_POST
def answer_preview(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """Where the checks of a preview are sent: says that nothing came of it."""
    revision = _allowed(request, revision_id)
    if request.htmx:
        return render(request, f"{TEMPLATE}#inert", {"revision": revision})
    messages.info(request, _("This is a preview: nothing was sent and nothing is recorded."))
    return redirect(f"admin:{PREVIEW}", revision.pk)


def preview_page(revision: SectionRevision, viewer: Learner) -> SectionPage:
    """The section's page with this revision and the newest drafts of what stands in it.

    Everything around it is as the viewer sees the course, without anything they have done.
    """
    section = revision.section
    course = section.module.course
    releases = tuple(Release.objects.reaching(viewer, scope=course.slug))
    # Whatever the section waits for, its author wants to read it now. This copy is never saved.
    section.opens_after_id = None
    shown = [r for r in shown_revisions(course, releases) if r.section_id != section.pk]
    shown.append(revision)
    compiled = compile_course(course, shown, _items(shown, section, releases))
    standing = Standing(course.pk, course.structure, course.open_to_guests, releases, {})
    here = next(s for s in compiled.sections if s.id == section.pk)
    return SectionPage(Reader(compiled, standing), here)


def _items(shown: list[SectionRevision], here: Section, releases: tuple[int, ...]) -> Items:
    """What learners see in the other sections; drafts, where there are any, in this one."""
    items = dict(items_of([revision.section_id for revision in shown], releases))
    for kind, embed in _draft_embeds.items():
        drafts = embed.compile([here.pk], releases)
        placed = {at: Placed(embed, item) for at, item in drafts.items()}
        items[kind] = {**items.get(kind, {}), **placed}
    return items


def _embedded(revision: SectionRevision) -> Iterator[tuple[str, str]]:
    """Kind and key of everything but text that the revision asks for."""
    for part in parts_from_json(revision.rendered["parts"]):
        if isinstance(part, EmbedPart):
            yield part.kind, part.key


def _allowed(request: LearnerRequest, revision_id: int) -> SectionRevision:
    if not request.user.has_perm("courses.view_sectionrevision"):
        raise PermissionDenied
    revisions = SectionRevision.objects.select_related("section__module__course", "release")
    return get_object_or_404(revisions, pk=revision_id)
