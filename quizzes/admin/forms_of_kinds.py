"""What the editor asks for in a question of each kind: fields, labels and the words around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from quizzes.models import QuestionKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

CHOSEN = ("key", "place", "is_key", "is_last", "text", "explanation")
TEXT, RIGHT, WHY = _("Text"), _("Right"), _("Explanation")
TYPED_IN = ("key", "place", "is_key", "text", "explanation")


@dataclass(frozen=True, slots=True)
class KindForm:
    """How a question of one kind is written.

    `asked` are the fields beside the stem that it has, `row` those of each choice; `rows` is what
    the choices are called, `text` and `right` how two of their fields are.
    """

    about: StrPromise
    rows: StrPromise
    one: StrPromise
    add: StrPromise
    hint: StrPromise
    asked: tuple[str, ...]
    row: tuple[str, ...]
    text: StrPromise = TEXT
    right: StrPromise = RIGHT
    why: StrPromise = WHY
    """What the explanation of a row is called."""
    one_line: bool = False
    """Whether a text is one line, and no Markdown."""
    fixed: bool = False
    """Whether nothing is added, dropped or moved."""
    start: tuple[tuple[str, StrPromise], ...] = ()
    """The choices that a new question has: names and texts."""


KIND_FORMS: Mapping[str, KindForm] = {
    QuestionKind.SINGLE: KindForm(
        _("Several choices, of which one is right."),
        _("Choices"), _("choice"), _("Add a choice"),
        _("Mark the right one. Each explanation is told to whoever chose it."),
        ("shuffle",), CHOSEN,
    ),
    QuestionKind.MULTIPLE: KindForm(
        _("Several choices, of which one or more are right and all have to be found."),
        _("Choices"), _("choice"), _("Add a choice"),
        _("Mark every right one. Each explanation is told to whoever chose it."),
        ("partial_credit", "shuffle"), CHOSEN,
    ),
    QuestionKind.TRUE_FALSE: KindForm(
        _("A statement that is true or false."),
        _("True or false"), _("choice"), _("Add a choice"),
        _("Mark the right one. The words may be your own."),
        ("shuffle",), ("key", "is_key", "text", "explanation"), fixed=True,
        start=(("true", _("True")), ("false", _("False"))),
    ),
    QuestionKind.NUMERIC: KindForm(
        _("A number is typed in: a value, a value with a tolerance, or a range."),
        _("Numbers"), _("number"), _("Add a number"),
        _("Accepted numbers, and wrong ones that you expect and explain. Write 3.5, or "
          "3.5 +- 0.1 for a tolerance, or 3..4 for a range."),
        ("unit",), TYPED_IN, _("Number or range"), _("Accepted"), one_line=True,
    ),
    QuestionKind.SHORT_TEXT: KindForm(
        _("A word or a few are typed in."),
        _("Answers"), _("answer"), _("Add an answer"),
        _("Accepted answers, and wrong ones that you expect and explain. A star stands for any "
          "characters; write \\* for a star itself."),
        ("match_case", "match_spaces"), TYPED_IN, _("Answer"), _("Accepted"), one_line=True,
    ),
    QuestionKind.ORDERING: KindForm(
        _("Things are put in order."),
        _("Things in the right order"), _("thing"), _("Add a thing"),
        _("Write them in the right order. Learners meet them in another one."),
        (), ("key", "place", "text", "explanation"),
    ),
    QuestionKind.MATCHING: KindForm(
        _("Each thing is matched with what belongs to it."),
        _("Pairs"), _("pair"), _("Add a pair"),
        _("Each text goes with what stands beside it. Leave a text empty for an option more that "
          "fits nothing."),
        (), ("key", "place", "text", "pair", "explanation"),
    ),
    QuestionKind.ESSAY: KindForm(
        _("A longer text is written. A person grades it by a rubric."),
        _("Rubric"), _("criterion"), _("Add a criterion"),
        _("What an answer is graded by, each with the most points it can get. Learners read the "
          "criteria with their grade, and the key idea when they have sent their answer; how to "
          "give the points is for graders."),
        ("second_share",), ("key", "place", "text", "points", "explanation"),
        _("Criterion"), one_line=True, why=_("How to give the points"),
    ),
}  # fmt: skip
"""Every kind, in the order they are offered."""
