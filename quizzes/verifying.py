"""Verifying an answer: which of the card's states it leads to, and what is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Learner
from courses.embeds import place
from courses.reading.section_page import SectionPage
from courses.recording import page_after, until_first
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.answering import Answer, AnsweredBeforeError, record, record_practice
from quizzes.attempts import read_attempt
from quizzes.card import TOLD, Showing
from quizzes.facts import tries_at
from quizzes.ghost_notes import note_answer
from quizzes.grading import CheckMark, Json, Judgement, judge, mark_for, reveal
from quizzes.items import KIND, Check
from quizzes.kinds.kind import UnreadableError
from quizzes.kinds.registry import kind_of
from quizzes.models import BY_PERSON
from quizzes.regrading.answers import judged_now
from quizzes.sending import Sent
from releases.ghost.noting import notes


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an answer led: the page afterwards, and how to show its card.

    `question` and `mark` are None where the question may not be shown at all.
    """

    page: SectionPage
    question: AskedQuestion | None
    mark: CheckMark | None
    showing: Showing = TOLD
    status: int = 200


CHANGED = Showing("changed", "panel")
PRACTICE = Showing("practice", "first")
ALREADY = Showing(focus="panel", already=True)


def verify(
    open_page: Callable[[], SectionPage], learner: Learner, sent: Sent, *, at: datetime
) -> Outcome:
    """Take one answer to a check. `open_page` reads the page anew where another write came first.

    Raises ProgressChangedError where that keeps happening.
    """
    try:
        return until_first(open_page, lambda page: _verify_once(page, learner, sent, at=at))
    except AnsweredBeforeError:
        return _as_stored(open_page(), sent)


def _verify_once(page: SectionPage, learner: Learner, sent: Sent, *, at: datetime) -> Outcome:
    item = page.section.item(KIND, sent.key)
    if not isinstance(item, Check):
        return Outcome(page, None, None, Showing("withdrawn"), 409)
    if page.state == "locked":
        return Outcome(page, None, None, Showing("locked"), 423)
    if sent.confidence and not page.course.asks_confidence:
        sent = replace(sent, confidence="")
    question = asked_question(item.revision_id, item.rendered_by)
    mark = _mark_to_go_on_from(question, page.mark(place(KIND, sent.key)), learner)
    if mark.is_finished:
        return _again(page, question, mark, learner, sent, item.regrade_id, at=at)
    return _first(page, question, mark, learner, sent, item.regrade_id, at=at)


def _mark_to_go_on_from(
    question: AskedQuestion, stored: Json | None, learner: Learner
) -> CheckMark:
    """The mark that counts for this revision, tries made before it went and came back included.

    The stored mark holds the tries at one revision: where a share shrank and grew again, those
    at this one stand in the responses only.
    """
    mark = mark_for(question, stored)
    if stored is None or mark.is_finished or stored["revision"] == question.revision_id:
        return mark
    return tries_at(question, learner) or mark


def _first(
    page: SectionPage,
    question: AskedQuestion,
    mark: CheckMark,
    learner: Learner,
    sent: Sent,
    regrade_id: int | None,
    *,
    at: datetime,
) -> Outcome:
    """Judge and record the answer to an unfinished check."""
    if sent.revision != str(question.revision_id):
        return Outcome(page, question, mark, CHANGED, 409)
    said = ""
    try:
        said = "" if sent.wants_answer else kind_of(question.kind).read(question, sent.given)
    except UnreadableError as error:
        return Outcome(page, question, mark, _asking_again("invalid", sent, error), 422)
    judged = judge(question, mark, said, sent.confidence) if said else reveal(question, mark)
    judgement = judged_now(question, regrade_id, mark, said, judged)
    if judgement.is_new:
        answer = _answer(learner, question, said, sent, regrade_id, at=at)
        seen = page.reader.standing.in_section(page.section.id)
        page = page_after(page, record(page, answer, judgement, seen))
        if notes.watched:
            note_answer(page, answer, judgement.verdict)
    return Outcome(page, question, judgement.mark)


def _again(
    page: SectionPage,
    question: AskedQuestion,
    mark: CheckMark,
    learner: Learner,
    sent: Sent,
    regrade_id: int | None,
    *,
    at: datetime,
) -> Outcome:
    """A finished check stands as it is; answering it again is practice, told and never scored."""
    if not sent.practice or question.kind in BY_PERSON:
        return Outcome(page, question, mark, ALREADY)
    if sent.practice == "start":
        return Outcome(page, question, mark, PRACTICE)
    if sent.revision != str(question.revision_id):
        edited = _("This question was edited while you had it open. Here it is as it is now.")
        return Outcome(page, question, mark, replace(PRACTICE, error=edited), 422)
    kind = kind_of(question.kind)
    try:
        said = kind.read(question, sent.given)
    except UnreadableError as error:
        return Outcome(page, question, mark, _asking_again("practice", sent, error), 422)
    verdict = "correct" if kind.is_right(question, said) else "incorrect"
    answer = _answer(learner, question, said, sent, regrade_id, at=at)
    record_practice(answer, Judgement(verdict, 1, 0, mark))
    return Outcome(
        page, question, mark, Showing("practised", "panel", said, confidence=sent.confidence)
    )


def _asking_again(state: str, sent: Sent, error: UnreadableError) -> Showing:
    """The form with what it came with, and what to do."""
    return Showing(
        state, "first", error=str(error), given=sent.given.fields, confidence=sent.confidence
    )


def _answer(
    learner: Learner,
    question: AskedQuestion,
    said: str,
    sent: Sent,
    regrade_id: int | None,
    *,
    at: datetime,
) -> Answer:
    """The answer to record, by a learner who has a row from now on."""
    attempt = read_attempt(sent.attempt, learner.key, question.revision_id, at=at)
    confidence = sent.confidence if said else ""
    return Answer(learner.saved(), question, said, attempt, at, regrade_id, confidence)


def _as_stored(page: SectionPage, sent: Sent) -> Outcome:
    """The card as a reload would show it: what a repeated post is answered with."""
    item = page.section.item(KIND, sent.key)
    if not isinstance(item, Check):
        return Outcome(page, None, None, Showing("withdrawn"), 409)
    question = asked_question(item.revision_id, item.rendered_by)
    return Outcome(page, question, mark_for(question, page.mark(place(KIND, sent.key))))
