"""Knowledge checks as something that stands in a section: `/// check | key`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from accounts.http import LearnerRequest
from courses.as_of.apart import register_apart
from courses.embeds import Mark, PlaceKey, place
from courses.models import Section
from courses.reading.page import POINTS_FIRST
from courses.reading.section_page import SectionPage
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.card import AS_IT_IS, TOLD, Card, Showing, card_of
from quizzes.drawing import drawn_card
from quizzes.grading import CheckMark, mark_for
from quizzes.items import KIND, Check, sheet_of
from quizzes.kinds.registry import kind_of
from quizzes.models import BY_PERSON, QuestionRevision, Regrade
from quizzes.sending import SURE, known_confidence


def apart(item: Check, number: int) -> Check:
    """The same check, its words remembered by that number."""
    return replace(item, rendered_by=number)


register_apart(KIND, apart)


class CheckEmbed:
    """Draws each check as this learner left it."""

    kind = KIND

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, Check]:
        """Every question these releases ship in these sections: one query."""
        revisions = QuestionRevision.objects.in_releases(releases).filter(
            question__section__in=sections
        )
        rows = revisions.values_list(
            "question__section", "question__key", "id", "renderer_version", "is_pilot", "kind",
            "active_regrade", "active_regrade__policy",
            "question__section__module__course__asks_confidence",
        ).order_by("question__section", "question__key")  # fmt: skip
        return {
            (section, key): Check(
                key,
                revision,
                rendered_by,
                not is_pilot,
                0 if is_pilot else POINTS_FIRST,
                sheet_of(kind, asks_confidence=asks),
                regrade,
                policy == Regrade.Policy.VOID,
                is_pilot,
            )
            for section, key, revision, rendered_by, is_pilot, kind, regrade, policy, asks in rows
        }

    def draw(self, request: HttpRequest, page: SectionPage, item: Check) -> str:
        """The card in its current state, or the one a view has prepared."""
        prepared = page.prepared.get(place(KIND, item.key))
        asking = cast("LearnerRequest", request)
        card = prepared or card_now(asking, page, item)
        return drawn_card(asking, cast("Card", card), at=timezone.now())

    def better(self, own: Mark, brought: Mark) -> Mark:
        """A finished check that counts stands first, then a finished one; else the most tries."""
        mine, other = CheckMark.from_json(own), CheckMark.from_json(brought)
        if mine.is_void and other.is_finished and not other.is_void:
            return brought
        if mine.is_finished or (len(mine.wrong) >= len(other.wrong) and not other.is_finished):
            return own
        return brought

    def tally(self, mark: Mark) -> tuple[bool, int]:
        """A finished check counts, unless it was on trial."""
        check = CheckMark.from_json(mark)
        counts = check.is_finished and not check.is_pilot and not check.is_void
        return counts, check.points

    def missing(self, section: Section, keys: Collection[str], release_id: int) -> Collection[str]:
        """Keys of checks in the text that no live release and not this one provides."""
        known = (
            QuestionRevision.objects.filter(question__section=section, question__key__in=keys)
            .exclude(release=None)
            .exclude(release__ring=-1)
            .exclude(release__ring=0, release__moves=0)
        ) | QuestionRevision.objects.filter(
            question__section=section, question__key__in=keys, release=release_id
        )
        provided = set(known.values_list("question__key", flat=True))
        return [key for key in keys if key not in provided]


def card_now(request: LearnerRequest, page: SectionPage, item: Check) -> Card:
    """The check as the learner left it; the address says which card has just been used."""
    question = asked_question(item.revision_id, item.rendered_by)
    mark = mark_for(question, page.mark(place(KIND, item.key)))
    showing = _showing(request.GET, question, mark)
    return card_of(page, question, mark, showing, learner_key=request.learner.key)


def _showing(asked: Mapping[str, str], question: AskedQuestion, mark: CheckMark) -> Showing:
    """What `?check=`, `?practise=` or `?practised=` ask for; practice only after the end,
    and not of what a person has to grade."""
    if question.kind in BY_PERSON and question.key in (
        asked.get("practise"),
        asked.get("practised"),
    ):
        return TOLD
    if asked.get("practise") == question.key and mark.is_finished:
        return Showing("practice", "first")
    if asked.get("practised") == question.key and mark.is_finished:
        answer = asked.get("choice", "")
        is_answer = kind_of(question.kind).is_answer(question, answer)
        sure = known_confidence(asked.get(SURE, ""))
        return Showing("practised", "panel", answer, confidence=sure) if is_answer else AS_IT_IS
    return TOLD if asked.get("check") == question.key else AS_IT_IS
