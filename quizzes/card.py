"""The check's card: what one learner may see of a question in each of its states.

What may be said of each choice is decided in `quizzes.card_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.reading.page import POINTS_LATER
from courses.reading.section_page import Lock, SectionPage
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.attempts import new_attempt
from quizzes.card_rows import RESULT_STATES, CardChoice, rows_of
from quizzes.grading import CheckMark
from quizzes.wording import heading_and_text


@dataclass(frozen=True, slots=True)
class Showing:
    """How to show a card where the mark alone does not say.

    `state` may be invalid, changed, practice, practised, locked or withdrawn; `focus` is "",
    panel or first; `chosen` the choice made just now; `already` says it had been answered; `nothing_chosen` asks
    for a choice.
    """

    state: str = ""
    focus: str = ""
    chosen: str = ""
    already: bool = False
    nothing_chosen: bool = False


AS_IT_IS = Showing()
TOLD = Showing(focus="panel")


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
    nothing_chosen: bool = False
    locked: Lock | None = None


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
    at: datetime,
) -> Card:
    """The card for one learner. A question finished at an older revision is shown as it was."""
    if mark.is_finished and mark.revision_id != question.revision_id and not showing.state:
        question = asked_question(mark.revision_id)
    state = showing.state or state_of(mark)
    chosen = showing.chosen or ("" if state in ("practice", "changed") else mark.choice)
    number, total = page.number_of("check", question.key)
    rows = rows_of(question, mark, state, chosen, learner_key)
    answer = next((row.letter for row in rows if row.mark in ("answer", "yours_correct")), "")
    heading, text = heading_and_text(
        state, question, mark, answer=answer, chosen=chosen, already=showing.already
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
        focus=showing.focus,
        nothing_chosen=showing.nothing_chosen,
    )


def closed_card(page: SectionPage, key: str) -> Card:
    """A card that may not show its question: locked, or taken back while it was open."""
    heading, locked = _("Locked for now"), page.lock
    if locked is None:
        heading = _("This question is no longer here")
        why = _("It was taken back while you had it open. What you answered before is kept.")
        locked = Lock(why, page.section.url, _("Reload the section"))
    numbers = page.number_of("check", key)
    return Card(
        key=key, anchor=f"check-{key}", number=numbers[0], total=numbers[1], stem_html="",
        url=_url(page, key), state="locked", choices=(), chosen="", attempt="", revision=0,
        tries_used=0, tries_allowed=0, points=0, points_later=0, heading=heading, text="",
        key_idea_html="", passage=None, next=None, is_pilot=False, focus="panel", locked=locked,
    )  # fmt: skip


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
