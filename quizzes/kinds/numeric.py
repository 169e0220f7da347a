"""A number: decimal, within what the author accepts, with its unit or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.choosing import unexplained
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.numbers import (
    NoNumberError,
    Span,
    TwoWaysError,
    canonical,
    parts_of,
    span_of,
    typed_number,
    without_unit,
)
from quizzes.kinds.typed import Typed, patterns_said
from quizzes.models import Choice, QuestionRevision

LONGEST_QUOTE = 40


@lru_cache(maxsize=4096)
def _span(pattern: str) -> Span | None:
    """The author's span; None for one that a draft got wrong, which then holds nothing."""
    try:
        return span_of(pattern)
    except NoNumberError:
        return None


class Numeric(Typed):
    """A typed number."""

    made_up = ("0", "1", "-987654321")

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """What was typed, once it is a number."""
        typed = super().read(question, posted)
        try:
            typed_number(without_unit(typed, question.unit))
        except TwoWaysError as error:
            words = _("“%(typed)s” can be read in two ways. Write it without the comma.")
            raise UnreadableError(words % {"typed": typed}) from error
        except NoNumberError as error:
            raise UnreadableError(self._refusal(question, typed)) from error
        return typed

    def _refusal(self, question: AskedQuestion, typed: str) -> str:
        quoted = typed if len(typed) <= LONGEST_QUOTE else f"{typed[:LONGEST_QUOTE]}…"
        if question.unit:
            words = _("“%(typed)s” is no number in %(unit)s. Type digits, such as 3.5 or 1e3.")
            return words % {"typed": quoted, "unit": question.unit}
        return _("“%(typed)s” is no number. Type digits, such as 3.5 or 1e3.") % {"typed": quoted}

    def empty(self) -> str:
        """Nothing was typed."""
        return _("Type a number, then verify.")

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether it is a number."""
        try:
            return self.read(question, Posted((("answer", answer),))) == answer
        except UnreadableError:
            return False

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The number, however it is written."""
        return canonical(typed_number(without_unit(answer, question.unit)))

    def matches(self, question: AskedQuestion, choice: AskedChoice, answer: str) -> bool:
        """Whether it lies in the author's span."""
        span = _span(choice.text)
        return span is not None and span.holds(typed_number(without_unit(answer, question.unit)))

    def pattern_text(self, question: AskedQuestion, choice: AskedChoice) -> str:
        """Such as “3.5 ± 0.1 ms” or “3 to 4 ms”."""
        first, joint, second = parts_of(choice.text)
        words = {"first": first, "second": second}
        text = first
        if joint:
            text = _("%(first)s ± %(second)s") if joint == "±" else _("%(first)s to %(second)s")
            text %= words
        return f"{text} {question.unit}".strip()

    def own_text(self, question: AskedQuestion, answer: str) -> str:
        """With the unit, once."""
        return f"{without_unit(answer, question.unit)} {question.unit}".strip()

    def made_of(self, choice: AskedChoice) -> str:
        """The pattern's first number."""
        return parts_of(choice.text)[0]

    def asks(self) -> str:
        """A number."""
        return _("type a number to verify")

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """What is no number, what is accepted nowhere, and the like."""
        for choice in choices:
            if choice.text.strip() and _span(choice.text) is None:
                words = _("“%(text)s” is no number such as 3.5, 3.5 +- 0.1 or 3..4.")
                yield words % {"text": choice.text[:LONGEST_QUOTE]}
        yield from patterns_said(choices, {c.key: " ".join(c.text.split()) for c in choices})
        yield from unexplained([choice for choice in choices if not choice.is_key])
