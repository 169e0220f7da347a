"""The check's card: what one learner may see of a question in each of its states.

What may be said of each choice is decided in `quizzes.card_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.reading.compiled import CompiledSection
from courses.reading.page import POINTS_LATER
from courses.reading.section_page import Lock, SectionPage
from quizzes.answer_key import AskedChoice, AskedQuestion, asked_question
from quizzes.card_rows import RESULT_STATES, CardChoice, rows_of
from quizzes.grading import CheckMark
from quizzes.wording import heading_and_text

CARDS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Showing:
    """How to show a card where the mark alone does not say.

    `state` may be invalid, changed, practice, practised, locked or withdrawn; `focus` is "",
    panel or first; `chosen` the choice made just now; `already` says it had been answered, and
    `nothing_chosen` asks for a choice.
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
    """Everything the card's template may show; a bare one shows no question."""

    key: str
    anchor: str
    number: int
    total: int
    url: str
    state: str
    tone: str = ""
    """How the panel looks: ok, bad, warn or, plain, ""."""
    stem_html: str = ""
    choices: tuple[CardChoice, ...] = ()
    chosen: str = ""
    revision: int = 0
    tries_used: int = 0
    tries_allowed: int = 0
    points: int = 0
    points_later: int = POINTS_LATER
    heading: str = ""
    text: str = ""
    key_idea_html: str = ""
    passage: Link | None = None
    next: Link | None = None
    is_pilot: bool = False
    focus: str = ""
    nothing_chosen: bool = False
    locked: Lock | None = None
    is_open: bool = False
    """Whether it holds a form to answer with."""


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
    following = _next(page) if state in RESULT_STATES else None
    order = question.order_for(learner_key)
    make = _card if is_kept else _card.__wrapped__
    return make(page.section, question, mark, showing, order, following, get_language())


@lru_cache(maxsize=CARDS_KEPT)
def _card(
    section: CompiledSection,
    question: AskedQuestion,
    mark: CheckMark,
    showing: Showing,
    order: tuple[AskedChoice, ...],
    following: Link | None,
    _language: str | None,
) -> Card:
    """The card of everyone who left the question so: kept, for it takes longer than its answer."""
    state = showing.state or state_of(mark)
    chosen = showing.chosen or ("" if state in ("practice", "changed") else mark.choice)
    rows = rows_of(question, mark, state, chosen, order)
    heading, text = _said(question, mark, state, chosen, rows, showing)
    is_result = state in RESULT_STATES
    return replace(
        _bare(section, question.key, state), stem_html=question.stem_html, choices=rows,
        tone=_tone(state, rows),
        chosen=chosen, revision=question.revision_id, tries_used=len(mark.wrong),
        tries_allowed=question.tries, points=mark.points, heading=heading, text=text,
        is_pilot=question.is_pilot, focus=showing.focus, nothing_chosen=showing.nothing_chosen,
        key_idea_html=question.key_idea_html if is_result else "", next=following,
        passage=_passage(section, question) if is_result or mark.wrong else None,
        is_open=not is_result,
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


def _said(
    question: AskedQuestion,
    mark: CheckMark,
    state: str,
    chosen: str,
    rows: tuple[CardChoice, ...],
    showing: Showing,
) -> tuple[str, str]:
    """The panel's words; they name the answer's letter only where a row is marked as it."""
    answer = next((row.letter for row in rows if row.mark in ("answer", "yours_correct")), "")
    return heading_and_text(
        state, question, mark, answer=answer, chosen=chosen, already=showing.already
    )


def _tone(state: str, rows: tuple[CardChoice, ...]) -> str:
    if state == "practised":
        return "ok" if any(row.mark == "yours_correct" for row in rows) else "bad"
    return {"correct": "ok", "incorrect": "bad", "shown": "warn", "changed": "warn"}.get(state, "")


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
