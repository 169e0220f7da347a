"""The check's card: what one learner may see of a question in each of its states.

What may be said of each choice is decided in `quizzes.card_rows`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.reading.compiled import CompiledSection
from courses.reading.section_page import Lock, SectionPage
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.card_rows import RESULT_STATES, View, options_of, rows_of
from quizzes.card_values import AS_IT_IS, TOLD, Card, Link, Showing
from quizzes.essays.card import sent_essay, with_essay
from quizzes.grading import CheckMark
from quizzes.items import Check, sheet_of
from quizzes.kinds.registry import kind_of
from quizzes.models import BY_PERSON
from quizzes.regrading.telling import regraded_sentence, shown_question
from quizzes.wording import heading_and_text, how_sure

__all__ = ["AS_IT_IS", "TOLD", "Card", "Link", "Showing", "card_of", "closed_card", "state_of"]

CARDS_KEPT = 4096


def state_of(mark: CheckMark) -> str:
    """The state that a mark alone says: unanswered, incorrect, correct or shown."""
    if mark.verdict:
        return mark.verdict
    return "incorrect" if mark.wrong else "unanswered"


def card_of(
    page: SectionPage,
    question: AskedQuestion,
    mark: CheckMark,
    showing: Showing = AS_IT_IS,
    *,
    learner_key: str,
    is_kept: bool = True,
) -> Card:
    """The card for one learner; of a preview, not kept. One finished earlier is as it was then."""
    if mark.is_finished and mark.revision_id != question.revision_id and not showing.state:
        question = asked_question(mark.revision_id, question.rendered_by)
    state = showing.state or state_of(mark)
    question = shown_question(question, mark, state)
    following = _next(page) if state in RESULT_STATES else None
    chosen = showing.chosen or ("" if state in ("practice", "changed") else mark.choice)
    view = View(
        question, mark, state, chosen, question.order_for(learner_key),
        question.options_for(learner_key), showing.given,
    )  # fmt: skip
    asks = page.course.asks_confidence and question.kind not in BY_PERSON
    is_shared = is_kept and not (question.kind in BY_PERSON and showing.given)
    draw = _card if is_shared else _card.__wrapped__
    card = draw(page.section, view, showing, following, get_language(), asks_confidence=asks)
    if question.kind in BY_PERSON and view.is_result:
        card = with_essay(card, question, mark, sent_essay(learner_key, question, mark))
    return card if is_kept else replace(card, report_url="")


@lru_cache(maxsize=CARDS_KEPT)
def _card(
    section: CompiledSection,
    view: View,
    showing: Showing,
    following: Link | None,
    _language: str | None,
    *,
    asks_confidence: bool,
) -> Card:
    """The card of everyone who left the question so: kept, for it takes longer than its answer."""
    question, mark, rows = view.question, view.mark, rows_of(view)
    kind = kind_of(question.kind)
    heading, text = heading_and_text(view, rows, already=showing.already)
    return replace(
        _bare(section, question.key, view.state), stem_html=question.stem_html, choices=rows,
        tone=_tone(view), chosen=view.chosen, revision=question.revision_id,
        tries_used=len(mark.wrong), tries_allowed=question.tries, points=mark.points,
        heading=heading, text=text,
        is_pilot=question.is_pilot, focus=showing.focus, error=showing.error,
        key_idea_html=question.key_idea_html if view.is_result else "", next=following,
        passage=_passage(section, question) if view.is_result or mark.wrong else None,
        is_open=not view.is_result, kind=question.kind, fields=kind.fields, asks=kind.asks(),
        options=options_of(view), unit=question.unit, sheet=sheet_of(question.kind),
        value=view.sent("answer") or view.sent("essay") if view.given else view.chosen,
        report_url=f"{_url(section, question.key)}report/?revision={question.revision_id}",
        asks_confidence=asks_confidence, confidence=showing.confidence,
        was=how_sure(view, showing.confidence),
        is_void=_is_void(section, question, mark),
        regraded=regraded_sentence(question, mark) if view.is_result else "",
    )  # fmt: skip


def closed_card(page: SectionPage, key: str) -> Card:
    """A card that may not show its question: locked, or taken back while it was open."""
    heading, locked = _("Locked for now"), page.lock
    if locked is None:
        heading = _("This question is no longer here")
        why = _("It was taken back while you had it open. What you answered before is kept.")
        locked = Lock(why, page.section.url, _("Reload the section"))
    return replace(
        _bare(page.section, key, "locked"), heading=heading, focus="panel", locked=locked
    )


def _bare(section: CompiledSection, key: str, state: str) -> Card:
    number, total = section.number_of("check", key)
    return Card(key, f"check-{key}", number, total, _url(section, key), state)


def _tone(view: View) -> str:
    if view.state == "practised":
        is_right = kind_of(view.question.kind).is_right(view.question, view.chosen)
        return "ok" if is_right else "bad"
    tones = {"correct": "ok", "incorrect": "bad", "shown": "warn", "changed": "warn"}
    return tones.get(view.state, "")


def _is_void(section: CompiledSection, question: AskedQuestion, mark: CheckMark) -> bool:
    """Whether it counts for nobody: what was finished, or what is asked now."""
    if mark.is_finished:
        return mark.is_void
    item = section.item("check", question.key)
    return isinstance(item, Check) and item.is_void


def _url(section: CompiledSection, key: str) -> str:
    # As quizzes.urls says it; resolving it for every card would cost more than the card.
    return f"{section.url}checks/{key}/"


def _passage(section: CompiledSection, question: AskedQuestion) -> Link | None:
    for heading in section.contents:
        if heading.id == question.passage:
            return Link(f"{section.url}#{heading.id}", heading.short)
    return None


def _next(page: SectionPage) -> Link | None:
    neighbour = page.next
    if neighbour is None or neighbour.locked:
        return None
    return Link(neighbour.url, neighbour.title)
