"""Labs in a preview: with drafts, played for real, and nothing recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.http import LearnerRequest
from courses.embeds import Mark, PlaceKey
from courses.models import SectionRevision
from courses.preview import preview_page
from courses.reading.section_page import SectionPage
from courses.redirects import SeeOther
from courses.reviewing.looking import looking
from courses.workbench.draft_embeds import register_draft_embed
from courses.workbench.states import COMPLETE, CORRECT
from labs.answers import lab_html, said_no
from labs.compiling import content_of
from labs.embed import LabEmbed, card_of, item_of
from labs.items import PlayableLab
from labs.marks import Best, LabMark
from labs.mechanics import BadMovesError, Moves, RefusedError, Verdict, mechanics_keys
from labs.models import LabRevision
from labs.page import LabPage
from labs.playing import checked, moves_after, replayed
from labs.sending import sent_form
from releases.authors import for_author

LAB_PREVIEW = "labs_labrevision_preview"


class PreviewedLab(LabPage):
    """A lab whose forms lead to its preview. The run stands in the address alone."""

    def __init__(
        self, revision: LabRevision, page: SectionPage, moves: Moves, *,
        is_told: bool = False, verdict: Verdict | None = None,
    ) -> None:  # fmt: skip
        super().__init__(page, content_of(revision), moves, is_told=is_told, verdict=verdict)
        self.revision = revision
        self.url = preview_url(revision.pk)

    @property
    def run_url(self) -> str:
        """The preview at this run."""
        return f"{self.url}?run={self.run_id}" if self.run_id else self.url


class PreviewedLabEmbed(LabEmbed):
    """Draws each lab's newest draft, or what is released where there is none."""

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, PlayableLab]:
        """What is released, and over it the newest drafts: two queries, however many."""
        released = [lab.revision_id for lab in super().compile(sections, releases).values()]
        revisions = LabRevision.objects.filter(
            Q(pk__in=released) | Q(release=None, lab__section__in=sections),
            lab__mechanics__in=mechanics_keys(),
        ).select_related("lab")
        in_order = sorted(revisions, key=lambda row: (row.is_draft, row.number))
        return {(row.lab.section_id, row.lab.key): _lab(row) for row in in_order}

    def as_if(self, item: PlayableLab, state: str) -> Mark:
        """Won where everything is answered right; in any other state begun and not won."""
        return _imagined(cast("_PreviewedItem", item), won=state in (CORRECT, COMPLETE)).to_json()

    def draw(self, request: HttpRequest, page: SectionPage, item: PlayableLab) -> str:
        """The card as the page's learner left it, leading to the lab's own preview."""
        leave = looking(request)
        url = leave.inert_url if leave else preview_url(item.revision_id)
        card = replace(card_of(page, item), url=url)
        return render_to_string("labs/card.html", {"card": card}, request)


@dataclass(frozen=True, slots=True)
class _PreviewedItem(PlayableLab):
    """A lab with its revision: read with all others of the section."""

    revision: LabRevision | None = field(default=None, compare=False)


def _lab(row: LabRevision) -> _PreviewedItem:
    known = item_of(row)
    values = {each.name: getattr(known, each.name) for each in fields(known)}
    return _PreviewedItem(**values, revision=row)


def _imagined(item: _PreviewedItem, *, won: bool) -> LabMark:
    """The mark of someone who has played the lab once: for looking at, never stored."""
    assert item.revision is not None  # noqa: S101  (tells the type checker what compile promises)
    goals = len(replayed(content_of(item.revision), ()).goals)
    version = item.stamp[1]
    best = Best(item.revision_id, version, "", {}, (), (goals if won else 0, goals), "")
    return LabMark(
        revision=item.revision_id, version=version, number=1, run=1, moves="", at="", won=won,
        bonus=False, points=item.points_possible if won else 0, required=item.required, best=best,
    )  # fmt: skip


def preview_url(revision_id: int) -> str:
    """Where a revision is played before anyone else sees it."""
    return reverse(f"admin:{LAB_PREVIEW}", args=[revision_id])


@require_http_methods(["GET", "HEAD", "POST"])
def preview_lab(request: LearnerRequest, revision_id: int) -> HttpResponse:
    """The revision as a learner would play it; a POST is one of its forms. Stores nothing."""
    revision, page = _allowed(request, revision_id)
    if request.method == "POST":
        return _posted(request, revision, page)
    try:
        moves = checked(content_of(revision), request.GET.get("run", ""))
        shown = PreviewedLab(revision, page, moves, is_told="run" in request.GET)
    except BadMovesError as error:
        shown = PreviewedLab(revision, page, (), verdict=said_no(404, str(error)))
    return _whole_page(request, shown)


def _allowed(request: LearnerRequest, revision_id: int) -> tuple[LabRevision, SectionPage]:
    """The revision, and its section's page with the newest text. Raises Http404 without either."""
    if not request.user.has_perm("labs.view_labrevision"):
        raise PermissionDenied
    revisions = LabRevision.objects.filter(lab__mechanics__in=mechanics_keys())
    own = for_author(revisions.select_related("lab", "release"), request.user)
    revision = get_object_or_404(own, pk=revision_id)
    texts = SectionRevision.objects.filter(section=revision.lab.section_id)
    text = texts.select_related("section__module__course").order_by("-number").first()
    if text is None:
        raise Http404
    return revision, preview_page(text, request.learner)


def _posted(request: LearnerRequest, revision: LabRevision, page: SectionPage) -> HttpResponse:
    """What a form comes to, in place or at the run's address."""
    sent = sent_form(dict(request.POST.lists()))
    content, moves, status = content_of(revision), cast("Moves", ()), 200
    verdict = None
    try:
        moves = checked(content, sent.run)
        if "open" not in request.POST:
            moves = moves_after(content, moves, dict(sent.fields))
    except (BadMovesError, RefusedError) as error:
        status = 200 if isinstance(error, RefusedError) else 422
        verdict = said_no(status, str(error))
    shown = PreviewedLab(revision, page, moves, is_told=True, verdict=verdict)
    if request.htmx:
        template = "labs/open.html" if "open" in request.POST else "labs/lab.html"
        return HttpResponse(lab_html(request, shown, template), status=status)
    return _whole_page(request, shown, status) if verdict else SeeOther(shown.run_url)


def _whole_page(request: LearnerRequest, shown: PreviewedLab, status: int = 200) -> HttpResponse:
    return HttpResponse(lab_html(request, shown, "labs/preview.html"), status=status)


register_draft_embed(PreviewedLabEmbed())
