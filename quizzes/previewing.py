"""Checks in a preview: with drafts, with every explanation where asked for, and sending nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.http import LearnerRequest
from courses.embeds import PlaceKey
from courses.preview import PREVIEW, register_draft_embed
from courses.reading.page import POINTS_FIRST
from courses.reading.section_page import SectionPage
from quizzes.answer_key import from_revision
from quizzes.card import Card, card_of
from quizzes.checks import CheckEmbed
from quizzes.grading import CheckMark
from quizzes.items import Check
from quizzes.models import QuestionRevision


class PreviewedCheckEmbed(CheckEmbed):
    """Draws each check's newest draft, or what is released where there is none."""

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, Check]:
        """What is released, and over it the newest drafts."""
        drafts = QuestionRevision.objects.drafts().filter(question__section__in=sections)
        found = dict(super().compile(sections, releases))
        for draft in drafts.select_related("question").order_by("number"):
            points = 0 if draft.is_pilot else POINTS_FIRST
            item = Check(
                draft.question.key, draft.pk, draft.renderer_version, not draft.is_pilot, points
            )
            found[draft.question.section_id, draft.question.key] = item
        return found

    def draw(self, request: HttpRequest, page: SectionPage, item: Check) -> str:
        """The card as at first, or finished; its form goes to the preview."""
        asking = cast("LearnerRequest", request)
        card = _card(asking, page, item.revision_id)
        return render_to_string("quizzes/check.html", {"check": card}, request)


def _card(request: LearnerRequest, page: SectionPage, revision_id: int) -> Card:
    revision = QuestionRevision.objects.select_related("question").get(pk=revision_id)
    # Explanations only for those who may read the question in the admin anyway.
    told = "answers" in request.GET and request.user.has_perm("quizzes.view_questionrevision")
    question = from_revision(revision)
    mark = CheckMark(revision.pk, verdict="shown" if told else "")
    card = card_of(page, question, mark, learner_key=request.learner.key)
    url = reverse(f"admin:{PREVIEW}_answer", args=[page.section.revision_id])
    return replace(card, url=url)


register_draft_embed(PreviewedCheckEmbed())
