"""What a card lists under its question, as values a template shows."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.marks import CheckMark

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESULT_STATES = ("correct", "shown", "practised", "waiting")
NOTED_STATES = ("incorrect", "invalid")
"""States of an unfinished question in which earlier tries are told."""


@dataclass(frozen=True, slots=True)
class View:
    """How one learner left a question, in the state its card shows.

    `chosen` is the answer to show as theirs; `given` the fields of a form that could not be read,
    to be kept; `order` and `options` are as this learner sees them.
    """

    question: AskedQuestion
    mark: CheckMark
    state: str
    chosen: str
    order: tuple[AskedChoice, ...]
    options: tuple[AskedChoice, ...] = ()
    given: tuple[tuple[str, str], ...] = ()

    @property
    def is_result(self) -> bool:
        """Whether everything may be told."""
        return self.state in RESULT_STATES

    @property
    def is_noted(self) -> bool:
        """Whether earlier tries may be told."""
        return self.state in NOTED_STATES

    def sent(self, name: str) -> str:
        """What stood in that field of a form that could not be read."""
        return dict(self.given).get(name, "")


@dataclass(frozen=True, slots=True)
class CardChoice:
    """One row of the card.

    `mark` is "", yours_wrong, yours_correct, answer, missed, your_last or held; `told` says it in
    words where the template has none of its own for it.
    """

    key: str
    letter: str
    input_id: str
    html: str
    explanation_html: str
    mark: str
    is_chosen: bool = False
    name: str = ""
    """The form's field of this row, where each row has its own."""
    value: str = ""
    """What that field holds."""
    pair_html: str = ""
    told: str = ""
    instead_html: str = ""
    """What the learner had paired it with."""


@dataclass(frozen=True, slots=True)
class Option:
    """What a row's field offers to choose from."""

    value: str
    label: str
    html: str = ""
    """The option in full, where a list says more than its label can."""


def input_id(question: AskedQuestion, name: str) -> str:
    """The id of a field in the page."""
    return f"check-{question.key}-{name}"
