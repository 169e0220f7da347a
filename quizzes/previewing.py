"""Checks in a preview: with drafts, in any state a learner may leave them in, sending nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import cast

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.http import LearnerRequest
from courses.embeds import Mark, PlaceKey, place
from courses.preview import PREVIEW
from courses.reading.page import POINTS_FIRST
from courses.reading.section_page import SectionPage
from courses.reviewing.looking import looking
from courses.workbench.draft_embeds import register_draft_embed
from quizzes.answer_key import AskedQuestion, from_revision
from quizzes.as_if import mark_as_if
from quizzes.card import card_of
from quizzes.checks import CheckEmbed
from quizzes.grading import mark_for
from quizzes.items import KIND, Check, sheet_of
from quizzes.models import QuestionRevision


@dataclass(frozen=True, slots=True)
class PreviewedCheck(Check):
    """A check with its question: read with all others of the section, and kept nowhere."""

    question: AskedQuestion


class PreviewedCheckEmbed(CheckEmbed):
    """Draws each check's newest draft, or what is released where there is none."""

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, Check]:
        """What is released, and over it the newest drafts: three queries, however many."""
        released = [check.revision_id for check in super().compile(sections, releases).values()]
        revisions = QuestionRevision.objects.filter(
            Q(pk__in=released) | Q(release=None, question__section__in=sections)
        )
        rows = revisions.select_related("question__section__module__course").prefetch_related(
            "choices"
        )
        in_order = sorted(rows, key=lambda row: (row.is_draft, row.number))
        return {(row.question.section_id, row.question.key): _check(row) for row in in_order}

    def as_if(self, item: PreviewedCheck, state: str) -> Mark:
        """The mark that the first answer leaves: wrong, given up, or, in any other state, right.

        An unfinished draft that has no such answer is shown as given up.
        """
        return mark_as_if(item.question, state)

    def draw(self, request: HttpRequest, page: SectionPage, item: Check) -> str:
        """The card as the page's learner left it; its form goes to the preview."""
        asking, check = cast("LearnerRequest", request), cast("PreviewedCheck", item)
        mark = mark_for(check.question, None)
        # Explanations only for those who may read the question in the admin anyway, or by a link
        # that says so.
        leave = looking(request)
        if leave.with_answers if leave else request.user.has_perm("quizzes.view_questionrevision"):
            mark = mark_for(check.question, page.mark(place(KIND, check.key)))
        key = asking.learner.key
        card = card_of(page, check.question, mark, learner_key=key, is_kept=False)
        url = reverse(f"admin:{PREVIEW}_answer", args=[page.section.revision_id])
        url = leave.inert_url if leave else url
        return render_to_string("quizzes/check.html", {"check": replace(card, url=url)}, request)


def _check(row: QuestionRevision) -> PreviewedCheck:
    points = 0 if row.is_pilot else POINTS_FIRST
    asks = row.question.section.module.course.asks_confidence
    return PreviewedCheck(
        row.question.key, row.pk, row.renderer_version, not row.is_pilot, points,
        sheet_of(row.kind, asks_confidence=asks), None, False, row.is_pilot,
        from_revision(row),
    )  # fmt: skip


register_draft_embed(PreviewedCheckEmbed())
