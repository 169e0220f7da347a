"""The check's card: what one learner may see of a question in each of its states.

The one place that decides whether a key or an explanation may be shown. Explanations: of the
wrong choices already made, and of every choice once the question is finished.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.reading.page import POINTS_LATER
from courses.reading.section_page import SectionPage
from quizzes.answer_key import AskedChoice, AskedQuestion, asked_question
from quizzes.attempts import new_attempt
from quizzes.grading import CheckMark
from quizzes.wording import heading_and_text

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESULT_STATES = ("correct", "shown", "practised")


@dataclass(frozen=True, slots=True)
class CardChoice:
    """One row of the card. `mark` is "", yours_wrong, yours_correct, answer or your_last."""

    key: str
    letter: str
    input_id: str
    html: str
    explanation_html: str
    mark: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what to call it."""

    url: str
    title: str

    @property
    def label(self) -> str:
        """What the link says."""
        return self.title


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the card's template may show."""

    key: str
    anchor: str
    number: int
    total: int
    stem_html: str
    url: str
    state: str
    choices: tuple[CardChoice, ...]
    chosen: str
    attempt: str
    revision: int
    tries_used: int
    tries_allowed: int
    points: int
    points_later: int
    heading: str
    text: str
    key_idea_html: str
    passage: Link | None
    next: Link | None
    is_pilot: bool
    focus: str
    locked: Locked | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """Why a card shows no question, and the way to what opens it."""

    why: str
    url: str
    label: str


def state_of(mark: CheckMark) -> str:
    """The state that a mark alone says: unanswered, incorrect, correct or shown."""
    if mark.verdict:
        return mark.verdict
    return "incorrect" if mark.wrong else "unanswered"


def card_of(
    page: SectionPage,
    question: AskedQuestion,
    mark: CheckMark,
    *,
    learner_key: str,
    at: datetime,
    state: str = "",
    focus: str = "",
    chosen: str = "",
    already: bool = False,
) -> Card:
    """The card for one learner. `state` overrides what the mark says: invalid, changed, practice
    or practised. A question finished at an older revision is shown as it was then."""
    if mark.is_finished and mark.revision_id != question.revision_id and not state:
        question = asked_question(mark.revision_id)
    state = state or state_of(mark)
    chosen = chosen or ("" if state in ("practice", "changed") else mark.choice)
    number, total = page.number_of("check", question.key)
    rows = _rows(question, mark, state, chosen, learner_key)
    answer = next((row.letter for row in rows if row.mark in ("answer", "yours_correct")), "")
    heading, text = heading_and_text(
        state, question, mark, answer=answer, chosen=chosen, already=already
    )
    is_result = state in RESULT_STATES
    return Card(
        key=question.key,
        anchor=f"check-{question.key}",
        number=number,
        total=total,
        stem_html=question.stem_html,
        url=_url(page, question.key),
        state=state,
        choices=rows,
        chosen=chosen,
        attempt="" if is_result else new_attempt(learner_key, question.revision_id, at=at),
        revision=question.revision_id,
        tries_used=len(mark.wrong),
        tries_allowed=question.tries,
        points=mark.points,
        points_later=POINTS_LATER,
        heading=heading,
        text=text,
        key_idea_html=question.key_idea_html if is_result else "",
        passage=_passage(page, question) if is_result or mark.wrong else None,
        next=_next(page) if is_result else None,
        is_pilot=question.is_pilot,
        focus=focus,
    )


def closed_card(page: SectionPage, key: str, state: str) -> Card:
    """A card that may not show its question: locked, or taken back while it was open."""
    if state == "locked" and page.blocker is not None:
        why = _("It opens when every check of the section before it is answered.")
        locked = Locked(why, page.blocker.url, page.blocker.short_title)
        heading = _("Locked for now")
    else:
        why = _("It was taken back while you had it open. What you answered before is kept.")
        locked = Locked(why, page.section.url, _("Reload the section"))
        heading = _("This question is no longer here")
    numbers = page.number_of("check", key)
    return Card(
        key=key, anchor=f"check-{key}", number=numbers[0], total=numbers[1], stem_html="",
        url=_url(page, key), state="locked", choices=(), chosen="", attempt="", revision=0,
        tries_used=0, tries_allowed=0, points=0, points_later=0, heading=heading, text="",
        key_idea_html="", passage=None, next=None, is_pilot=False, focus="panel", locked=locked,
    )  # fmt: skip


def _rows(
    question: AskedQuestion, mark: CheckMark, state: str, chosen: str, learner_key: str
) -> tuple[CardChoice, ...]:
    rows = []
    for letter, choice in zip(LETTERS, question.order_for(learner_key), strict=False):
        note = _mark_of(choice, question, mark, state, chosen)
        rows.append(
            CardChoice(
                key=choice.key,
                letter=letter,
                input_id=f"check-{question.key}-{choice.key}",
                html=choice.text_html,
                explanation_html=_earned_explanation(choice, mark, state),
                mark=note,
            )
        )
    return tuple(rows)


def _mark_of(
    choice: AskedChoice, question: AskedQuestion, mark: CheckMark, state: str, chosen: str
) -> str:
    if state in RESULT_STATES:
        if choice.key == question.right:
            return "yours_correct" if chosen == choice.key else "answer"
        return "your_last" if chosen == choice.key else ""
    if state in ("incorrect", "invalid") and choice.key in mark.wrong:
        return "yours_wrong"
    return ""


def _earned_explanation(choice: AskedChoice, mark: CheckMark, state: str) -> str:
    """Why a choice is right or wrong, where the learner has earned it; else nothing at all."""
    if state in RESULT_STATES:
        return choice.explanation_html
    if state in ("incorrect", "invalid") and choice.key in mark.wrong:
        return choice.explanation_html
    return ""


def _url(page: SectionPage, key: str) -> str:
    section = page.section
    return reverse(
        "quizzes:verify", args=[page.course.slug, section.module.slug, section.slug, key]
    )


def _passage(page: SectionPage, question: AskedQuestion) -> Link | None:
    for heading in page.section.contents:
        if heading.id == question.passage:
            return Link(f"{page.section.url}#{heading.id}", heading.short)
    return None


def _next(page: SectionPage) -> Link | None:
    neighbour = page.next
    if neighbour is None or neighbour.locked:
        return None
    return Link(neighbour.url, neighbour.title)
