"""The fields in which somebody names answers to accept: of each kind what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.search.plain_text import plain
from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.grading import mark_for
from quizzes.kinds.kind import Posted
from quizzes.kinds.registry import kind_of
from quizzes.kinds.rows import Option, View
from quizzes.models import ONE_KEY, TYPED, QuestionKind
from quizzes.regrading.rules import Rule, right_answers

TICKS, LINES, PLACES = "ticks", "lines", "places"


@dataclass(frozen=True, slots=True)
class AnswerField:
    """One row: something to tick, or something to give a place or a pair."""

    name: str
    value: str
    html: str
    is_set: bool = False
    is_right: bool = False
    """Whether it is right at present."""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerFields:
    """How the answers of a question are named: `form` is ticks, lines or places."""

    form: str
    rows: tuple[AnswerField, ...] = ()
    text: str = ""
    help: str = ""


def answer_fields(question: AskedQuestion, rule: Rule, posted: Posted) -> AnswerFields:
    """The fields with what was posted in them."""
    if question.kind in TYPED:
        said = _("One answer a line, as an author writes it: a pattern, a number or a span.")
        return AnswerFields(LINES, text=posted.one("answer"), help=said)
    if question.kind in (*ONE_KEY, QuestionKind.MULTIPLE):
        is_one = question.kind in ONE_KEY
        said = _("Each one ticked is right.") if is_one else _("Those ticked are right together.")
        return AnswerFields(TICKS, tuple(_ticks(question, rule, posted)), help=said)
    return AnswerFields(PLACES, tuple(_places(question, posted)))


def _ticks(question: AskedQuestion, rule: Rule, posted: Posted) -> Iterator[AnswerField]:
    right = {key for answer in right_answers(question, rule) for key in answer.split(",")}
    ticked = posted.all("choice")
    for choice in question.choices:
        key = choice.key
        yield AnswerField("choice", key, choice.text_html, key in ticked, key in right)


def _places(question: AskedQuestion, posted: Posted) -> Iterator[AnswerField]:
    """As the learners' own form names them, in the author's order."""
    shown = tuple(
        each
        for each in question.choices
        if each.is_key or question.kind == QuestionKind.ORDERING
    )  # fmt: skip
    fresh = mark_for(question, None)
    view = View(
        question, fresh, "invalid", "", shown, question.options, posted.fields or (("", ""),)
    )
    kind = kind_of(question.kind)
    options = kind.options(view)
    for row in kind.rows(view):
        yield AnswerField(row.name, row.value, row.html, options=options)


def told_answers(question: AskedQuestion, answers: tuple[str, ...]) -> list[str]:
    """Answers in words: the texts of choices, patterns as they are written."""
    return [_told(question, answer) for answer in answers]


def _told(question: AskedQuestion, answer: str) -> str:
    if question.kind in TYPED:
        return answer
    texts = {choice.key: choice for choice in question.choices}
    joint = ", " if question.kind == QuestionKind.MULTIPLE else " → "
    if question.kind == QuestionKind.MATCHING:
        pairs = (pair.partition("=") for pair in answer.split(","))
        return "; ".join(
            f"{_text(texts.get(left), left)} = {_pair(texts.get(right), right)}"
            for left, _equals, right in pairs
        )
    return joint.join(_text(texts.get(key), key) for key in answer.split(","))


def _text(choice: AskedChoice | None, key: str) -> str:
    return plain(choice.text_html) if choice else key


def _pair(choice: AskedChoice | None, key: str) -> str:
    return plain(choice.pair_html) if choice else key
