"""Case studies in a preview: with drafts, and downloads that nobody records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from casestudies.embed import CaseStudyEmbed, card_of
from casestudies.items import ReleasedFile, file_of, mark_for
from casestudies.models import CaseStudyRevision
from courses.embeds import Mark, PlaceKey
from courses.reading.section_page import SectionPage
from courses.reviewing.looking import looking
from courses.workbench.draft_embeds import register_draft_embed


class PreviewedCaseStudyEmbed(CaseStudyEmbed):
    """Draws each case study's newest draft, or what is released where there is none."""

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, ReleasedFile]:
        """What is released, and over it the newest drafts."""
        drafts = CaseStudyRevision.objects.drafts().filter(case_study__section__in=sections)
        found = dict(super().compile(sections, releases))
        for draft in drafts.select_related("case_study").order_by("number"):
            found[draft.case_study.section_id, draft.case_study.key] = file_of(draft)
        return found

    def as_if(self, item: ReleasedFile, state: str) -> Mark:
        """Downloaded, in every state but the first."""
        return mark_for(item)

    def draw(self, request: HttpRequest, page: SectionPage, item: ReleasedFile) -> str:
        """The card, leading to the file as it is kept."""
        url = reverse("admin:casestudies_casestudyrevision_file", args=[item.revision_id])
        leave = looking(request)
        card = replace(card_of(page, item), url=leave.inert_url if leave else url)
        return render_to_string("casestudies/card.html", {"card": card})


register_draft_embed(PreviewedCaseStudyEmbed())
