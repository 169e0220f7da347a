"""What every kind of question can do; `quizzes.kinds.registry` knows them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from quizzes.answer_key import AskedQuestion
from quizzes.kinds.rows import CardChoice, Option, View
from quizzes.models import Choice, QuestionRevision

LONGEST_ANSWER = 200
"""Characters of a typed answer."""


class UnreadableError(Exception):
    """A form that holds no answer to judge; its message says in a sentence what to do."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form that can hold an answer, as they were sent: (name, value)."""

    fields: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> list[str]:
        """Every value sent under that name."""
        return [value for each, value in self.fields if each == name]

    def one(self, name: str) -> str:
        """The last value of that name; "" where there is none."""
        return next(reversed(self.all(name)), "")


class Kind(Protocol):
    """A kind of question. Answers are texts that it wrote itself, the same for the same answer."""

    fields: str
    """The template of the form's fields; "" where choices are listed."""

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """The answer in a form. Raises UnreadableError where there is none to judge."""
        ...

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether `read` could have written it; addresses are made up by anyone."""
        ...

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """The verdict."""
        ...

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """What two answers have in common that say the same: the second costs no try."""
        ...

    def named(self, question: AskedQuestion, answer: str) -> str:
        """The key of the one choice or pattern that the answer comes down to, or ""."""
        ...

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """What the card lists, each with what may be said of it now."""
        ...

    def options(self, view: View) -> tuple[Option, ...]:
        """What the field of each row offers, in this learner's order."""
        ...

    def found(self, question: AskedQuestion, answer: str) -> str:
        """What may be said of a wrong answer without giving the right one away."""
        ...

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """The heading that tells the answer, over the rows of a finished question."""
        ...

    def asks(self) -> str:
        """What the form says beside its button before anything is filled in."""
        ...

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """An answer that is right, or one that is wrong; "" where a draft allows none."""
        ...

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """What keeps the question from its learners, in words that say what to do."""
        ...
