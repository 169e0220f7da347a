"""What the card says in each state: the reasoning is named, never the person."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.reading.page import POINTS_LATER
from quizzes.answer_key import AskedQuestion
from quizzes.card_rows import CardChoice, View
from quizzes.grading import CheckMark
from quizzes.kinds.registry import kind_of


def heading_and_text(view: View, rows: Sequence[CardChoice], *, already: bool) -> tuple[str, str]:
    """The panel's heading and its sentence; both empty where the card shows no panel."""
    question, mark, kind = view.question, view.mark, kind_of(view.question.kind)
    if view.state == "correct":
        return _correct(question, mark, already=already)
    if view.state == "shown":
        return kind.told(question, rows), "" if mark.regraded else _kept(question, mark)
    if view.state == "incorrect":
        return _incorrect(question, mark)
    if view.state == "changed":
        return (
            _("This question was edited while you had it open"),
            _("Here is the new text. Your earlier tries on the old one are not counted."),
        )
    if view.state == "practised":
        return _practised(view, rows), _("Practice never changes your score.")
    return "", ""


def how_sure(view: View, said_in_practice: str) -> str:
    """How sure the learner said they were of the answer that the panel tells; "" if they did not.

    The tone is the same whether they were right: nothing is made of it.
    """
    told = view.mark.confidence if view.state in ("correct", "incorrect", "shown") else ""
    return {"sure": _("You were sure."), "unsure": _("You were not sure.")}.get(
        said_in_practice if view.state == "practised" else told, ""
    )


def _practised(view: View, rows: Sequence[CardChoice]) -> str:
    kind = kind_of(view.question.kind)
    if kind.is_right(view.question, view.chosen):
        return _("Practice: correct")
    told = kind.told(view.question, rows)
    return _("Practice: %(told)s") % {"told": told[:1].lower() + told[1:]}


def _kept(question: AskedQuestion, mark: CheckMark) -> str:
    """What the question earned although the answer was shown."""
    if mark.points:
        text = ngettext(
            "%(points)d point is kept: at least half of the right ones were found in one try.",
            "%(points)d points are kept: at least half of the right ones were found in one try.",
            mark.points,
        )
        return text % {"points": mark.points}
    if kind_of(question.kind).fields:
        return _("No points this time, and nothing is blocked.")
    return _("No points this time, and nothing is blocked. Every choice now explains itself.")


def _correct(question: AskedQuestion, mark: CheckMark, *, already: bool) -> tuple[str, str]:
    if already:
        text = _("You had answered this question before; that answer stands.")
        return _("Already answered"), text
    if question.is_pilot:
        text = _("This question is on trial, so it earns no points.")
        return _("Correct"), text
    if mark.is_void:
        return _("Correct"), ""
    points = ngettext("%(points)d point", "%(points)d points", mark.points) % {
        "points": mark.points
    }
    if mark.regraded is not None:
        return _("Correct: %(points)s") % {"points": points}, ""
    if not mark.wrong:
        return _("Correct, first try: %(points)s") % {"points": points}, ""
    number = len(mark.wrong) + 1
    return _("Correct, try %(number)d: %(points)s") % {"number": number, "points": points}, ""


def _incorrect(question: AskedQuestion, mark: CheckMark) -> tuple[str, str]:
    heading = _("Not yet. Try %(number)d of %(tries)d") % {
        "number": len(mark.wrong) + 1,
        "tries": question.tries,
    }
    found = kind_of(question.kind).found(question, mark.choice)
    if question.is_pilot or mark.is_void:
        return heading, found
    later = ngettext(
        "A later answer earns %(n)d point.", "A later answer earns %(n)d points.", POINTS_LATER
    )
    return heading, f"{found} {later % {'n': POINTS_LATER}}"
