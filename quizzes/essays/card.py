"""The card of an essay: what was sent, that a person will grade it, and afterwards the grade."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedQuestion
from quizzes.card_values import Card
from quizzes.essays.grades import final_of, rubric_of
from quizzes.essays.told import ToldEssay, told_grade
from quizzes.kinds.essay import words_told
from quizzes.marks import CheckMark
from quizzes.models import Response

WAITING = "waiting"


def with_essay(
    card: Card, question: AskedQuestion, mark: CheckMark, essay: ToldEssay | None
) -> Card:
    """A finished card with what was sent and how it stands. Without an essay, it was closed."""
    if essay is None and mark.verdict != WAITING:
        return card
    heading, text, tone = _said(question, mark, essay)
    return replace(card, essay=essay, heading=heading, text=text, tone=tone)


def _said(
    question: AskedQuestion, mark: CheckMark, essay: ToldEssay | None
) -> tuple[str, str, str]:
    """Heading, sentence and tone of the panel."""
    if essay is None or essay.grade is None:
        text = _("Nothing is blocked: go on. The points and the grader’s comment will stand here.")
        return _("Sent. A person will grade it."), text, ""
    words = {"points": essay.grade.points, "most": essay.grade.out_of}
    heading = _("Graded: %(points)s of %(most)d points of the rubric") % words
    if question.is_pilot:
        return heading, _("This question is on trial, so it earns no points."), ""
    earned = ngettext(
        "In the course it earns %(n)d point.", "In the course it earns %(n)d points.", mark.points
    )
    return heading, earned % {"n": mark.points}, "ok" if mark.verdict == "correct" else "warn"


def sent_essay(learner_key: str, question: AskedQuestion, mark: CheckMark) -> ToldEssay | None:
    """What this learner sent, also as a guest before; None where nothing was.

    One query, and one more for a grade.
    """
    own = Q(learner__key=learner_key)
    sent = (
        Response.objects.filter(own | Q(learner__merged_into__key=learner_key))
        .filter(revision=mark.revision_id, verdict=WAITING)
        .order_by(F("learner__merged_into").asc(nulls_first=True), "id")
        .first()
    )
    if sent is None:
        return None
    told = ToldEssay(sent.answer, words_told(sent.answer))
    final = None if mark.verdict == WAITING else final_of(sent.pk, question)
    if final is None:
        return told
    grade = told_grade(rubric_of(question), final.points, final.comments)
    return replace(told, grade=grade)
