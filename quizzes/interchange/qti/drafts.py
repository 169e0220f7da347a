"""What is known of an item while it is read: its kind, its rows, and what could not be kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Notes as ItemNotes
from quizzes.interchange.building import NotKeptError
from quizzes.interchange.choice_keys import choice_keys
from quizzes.interchange.html_to_markdown import markdown_of_html
from quizzes.interchange.identifiers import distinct_keys
from quizzes.interchange.qti.processing import Processing
from quizzes.interchange.qti.tree import inner_html
from quizzes.interchange.qti.values import Declaration, Value
from quizzes.packs.states import ChoiceState, QuestionState

MOST_ROWS = 24
"""Choices or accepted answers of one item; far more than anyone can be asked to read."""


class Notes(ItemNotes):
    """What the reader tells of one item, and words of it as our Markdown."""

    def markdown(self, element: Element | None) -> str:
        """The element's words as our Markdown; what it cannot say is noted."""
        return "" if element is None else self.markdown_of(inner_html(element))

    def markdown_of(self, html: str) -> str:
        """The HTML as our Markdown; what it cannot say is noted."""
        converted = markdown_of_html(html)
        self.lose(*converted.lost)
        return converted.markdown


@dataclass(slots=True)
class Row:
    """One choice, accepted answer, thing to order or pair, and the answer that asks for it."""

    key: str
    text: str
    is_key: bool
    probe: Value
    is_last: bool = False
    pair: str = ""
    explanations: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A question as far as the interaction tells it."""

    kind: str
    rows: list[Row]
    correct: Value
    wrong: Value = ()
    """An answer that nobody expects, where the kind has one."""
    shuffle: bool = True
    partial_credit: bool = False
    unit: str = ""
    match_case: bool = False

    def state(self, stem: str, key_idea: str, *, is_ours: bool) -> QuestionState:
        """The question. Raises NotKeptError where an answer has no words.

        The names of answers are the file's where it is one of ours, else made of their words:
        foreign ones say little, and those of things to order may tell their order.
        """
        if not all(row.text or (row.pair and not row.is_key) for row in self.rows):
            raise NotKeptError(_("One of its answers has no words, only a picture or nothing."))
        if self.kind == "matching" and not all(row.pair for row in self.rows):
            raise NotKeptError(_("One of its answers has no words, only a picture or nothing."))
        choices = tuple(
            ChoiceState(
                key=key, text=row.text, explanation="\n\n".join(dict.fromkeys(row.explanations)),
                is_key=row.is_key, is_last=row.is_last, pair=row.pair,
            )
            for key, row in zip(self._keys(is_ours=is_ours), self.rows, strict=True)
        )  # fmt: skip
        return QuestionState(
            stem=stem, key_idea=key_idea, passage="", shuffle=self.shuffle, is_pilot=False,
            choices=choices, kind=self.kind, partial_credit=self.partial_credit, unit=self.unit,
            match_case=self.match_case,
        )  # fmt: skip

    def _keys(self, *, is_ours: bool) -> list[str]:
        if is_ours or self.kind == "true_false":
            return distinct_keys(row.key for row in self.rows)
        if self.kind in {"numeric", "short_text"}:
            return distinct_keys("" for _row in self.rows)
        return choice_keys([row.text or row.pair for row in self.rows])


@dataclass(frozen=True, slots=True)
class Asked:
    """An item being read: its interaction, what it declares, and what it would say to answers."""

    item: Element
    interaction: Element
    declaration: Declaration
    processing: Processing
    notes: Notes
