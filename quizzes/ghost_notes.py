"""Noting answers that learners give, for a dark release that judges them as a ghost."""

from __future__ import annotations

from courses.reading.section_page import SectionPage
from quizzes.answering import Answer
from quizzes.models import Response
from releases.ghost.noting import Given, notes

JUDGED = (Response.Verdict.CORRECT, Response.Verdict.INCORRECT)


def note_answer(page: SectionPage, answer: Answer, told: str) -> None:
    """Note an answer with the verdict that was told; not of staff, nor what nobody judged yet."""
    if answer.learner.is_staff or told not in JUDGED:
        return
    place, given = (
        (page.section.id, answer.question.key),
        Given(answer.question.kind, answer.said, told),
    )
    notes.answer(page.course.slug, place, answer.learner.key, given)
