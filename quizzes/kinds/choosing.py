"""Choosing among what is listed: one of several, true or false, or all that are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.rows import LETTERS, CardChoice, Option, View, input_id
from quizzes.models import Choice, QuestionRevision

FEWEST, MOST = 2, 8
TRUTHS = ["false", "true"]


class Single:
    """One choice is right."""

    fields = ""

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """The key of the choice."""
        key = posted.one("choice")
        if question.choice(key) is None:
            raise UnreadableError(_("Choose one answer, then verify."))
        return key

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether there is such a choice."""
        return question.choice(answer) is not None

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Whether it is the right one."""
        return answer == question.right

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The choice itself."""
        return answer

    def named(self, question: AskedQuestion, answer: str) -> str:
        """The choice itself."""
        return answer

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """The choices in this learner's order."""
        return tuple(_row(view, *each) for each in zip(LETTERS, view.order, strict=False))

    def options(self, view: View) -> tuple[Option, ...]:
        """The rows have no field of their own."""
        return ()

    def found(self, question: AskedQuestion, answer: str) -> str:
        """The note under the choice says it."""
        return _("Read the note under your answer, then choose again.")

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """The letter of the right choice, or all of them."""
        letters = [row.letter for row in rows if row.mark in ("answer", "yours_correct", "missed")]
        if len(letters) > 1:
            words = {"letters": ", ".join(letters[:-1]), "last": letters[-1]}
            return _("The answer is %(letters)s and %(last)s") % words
        return _("The answer is %(letter)s") % {"letter": "".join(letters)}

    def asks(self) -> str:
        """One of them."""
        return _("pick one to verify")

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """The right choice, or the first wrong one."""
        wrong = [choice.key for choice in question.choices if choice.key != question.right]
        return question.right if is_right else "".join(wrong[:1])

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """Too few or too many choices, or not one of them right."""
        if not FEWEST <= len(choices) <= MOST:
            yield _("offer %(fewest)d to %(most)d choices, not %(count)d.") % {
                "fewest": FEWEST, "most": MOST, "count": len(choices),
            }  # fmt: skip
        if sum(choice.is_key for choice in choices) != 1:
            yield _("mark exactly one choice as right.")
        yield from repeated(choice.text for choice in choices)
        yield from unexplained(choices)


class TrueFalse(Single):
    """Two choices, named true and false, of which one is right."""

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """As for a single choice, and the two names."""
        yield from super().problems(revision, choices)
        if sorted(choice.key for choice in choices) != TRUTHS:
            yield _("offer two choices, named “true” and “false”.")


def repeated(texts: Iterator[str]) -> Iterator[str]:
    """Texts that are blank, or said twice."""
    said = [" ".join(text.split()).casefold() for text in texts]
    if not all(said):
        yield _("a choice says nothing; write it or delete it.")
    if any(count > 1 for count in Counter(said).values()):
        yield _("two choices say the same; change one.")


def unexplained(choices: Sequence[Choice]) -> Iterator[str]:
    """Choices without a reason."""
    for choice in choices:
        if not choice.explanation.strip():
            yield _("say why “%(key)s” is right or wrong.") % {"key": choice.key}


def _row(view: View, letter: str, choice: AskedChoice) -> CardChoice:
    is_chosen = choice.key in view.chosen.split(",")
    was_wrong = view.is_noted and choice.key in _wrong_ones(view)
    is_told = view.is_result or was_wrong
    return CardChoice(
        key=choice.key,
        letter=letter,
        input_id=input_id(view.question, choice.key),
        html=choice.text_html,
        explanation_html=choice.explanation_html if is_told else "",
        mark=_result(view, choice, is_chosen) if view.is_result else "yours_wrong" * was_wrong,
        is_chosen=is_chosen,
    )


def _wrong_ones(view: View) -> set[str]:
    """Every wrong choice that was ever part of an answer."""
    tried = {key for answer in view.mark.wrong for key in answer.split(",")}
    return {choice.key for choice in view.question.choices if not choice.is_key} & tried


def _result(view: View, choice: AskedChoice, is_chosen: bool) -> str:
    """The mark of a choice once everything may be told."""
    if not choice.is_key:
        return "your_last" if is_chosen else ""
    if is_chosen:
        return "yours_correct"
    return "missed" if view.question.kind == "multiple" and view.chosen else "answer"
