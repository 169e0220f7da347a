"""What the card says in each state: the reasoning is named, never the person."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.reading.page import POINTS_LATER
from quizzes.answer_key import AskedQuestion
from quizzes.grading import CheckMark


def heading_and_text(
    state: str,
    question: AskedQuestion,
    mark: CheckMark,
    *,
    answer: str,
    chosen: str,
    already: bool,
) -> tuple[str, str]:
    """The panel's heading and its sentence; both empty where the card shows no panel."""
    if state == "correct":
        return _correct(question, mark, already=already)
    if state == "shown":
        text = _("No points this time, and nothing is blocked. Every choice now explains itself.")
        return _("The answer is %(letter)s") % {"letter": answer}, text
    if state == "incorrect":
        return _incorrect(question, mark)
    if state == "changed":
        return (
            _("This question was edited while you had it open"),
            _("Here is the new text. Your earlier tries on the old one are not counted."),
        )
    if state == "practised":
        text = _("Practice never changes your score.")
        return (_("Practice: correct"), text) if chosen == question.right else (
            _("Practice: the answer is %(letter)s") % {"letter": answer}, text,
        )  # fmt: skip
    return "", ""


def _correct(question: AskedQuestion, mark: CheckMark, *, already: bool) -> tuple[str, str]:
    if already:
        text = _("You had answered this question before; that answer stands.")
        return _("Already answered"), text
    if question.is_pilot:
        text = _("This question is on trial, so it earns no points.")
        return _("Correct"), text
    points = ngettext("%(points)d point", "%(points)d points", mark.points) % {
        "points": mark.points
    }
    if not mark.wrong:
        return _("Correct, first try: %(points)s") % {"points": points}, ""
    number = len(mark.wrong) + 1
    return _("Correct, try %(number)d: %(points)s") % {"number": number, "points": points}, ""


def _incorrect(question: AskedQuestion, mark: CheckMark) -> tuple[str, str]:
    heading = _("Not yet. Try %(number)d of %(tries)d") % {
        "number": len(mark.wrong) + 1,
        "tries": question.tries,
    }
    if question.is_pilot:
        return heading, _("Read the note under your answer, then choose again.")
    text = ngettext(
        "Read the note under your answer, then choose again. A later answer earns %(n)d point.",
        "Read the note under your answer, then choose again. A later answer earns %(n)d points.",
        POINTS_LATER,
    )
    return heading, text % {"n": POINTS_LATER}
