"""What a question says, as a value: read from a file or from a revision, and compared."""

from __future__ import annotations

from dataclasses import dataclass

from courses.packs.folders import plain_newlines
from courses.packs.yaml_writing import Value
from quizzes.models import Choice, QuestionRevision

EXPLAINED = ("single", "multiple", "true_false")
"""Kinds whose every choice says why it is right or wrong; the others may."""


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """A choice as the file says it; `pair` is what it goes with in a matching question."""

    key: str
    text: str
    explanation: str
    is_key: bool
    is_last: bool
    pair: str = ""
    points: int = 0
    """Of a criterion of an essay's rubric: how many at most."""


@dataclass(frozen=True, slots=True)
class QuestionState:
    """A question as the file says it: its words, its choices in order, its key among them.

    The neutral value of whoever reads, writes, copies or edits questions.
    """

    stem: str
    key_idea: str
    passage: str
    shuffle: bool
    is_pilot: bool
    choices: tuple[ChoiceState, ...]
    kind: str = "single"
    partial_credit: bool = False
    unit: str = ""
    match_case: bool = False
    match_spaces: bool = False
    second_share: int = 0
    """Of an essay: how many per cent of its answers are graded twice."""

    def stands_in(self, revision: QuestionRevision) -> bool:
        """Whether the revision says exactly this."""
        return state_of(revision) == self

    def write_to(self, revision: QuestionRevision) -> None:
        """Make the draft say this, and store it with its choices."""
        revision.stem, revision.key_idea = self.stem, self.key_idea
        revision.passage, revision.shuffle = self.passage, self.shuffle
        revision.is_pilot, revision.kind = self.is_pilot, self.kind
        revision.partial_credit, revision.unit = self.partial_credit, self.unit
        revision.match_case, revision.match_spaces = self.match_case, self.match_spaces
        revision.second_share = self.second_share
        revision.save()
        revision.choices.all().delete()
        for position, choice in enumerate(self.choices):
            Choice.objects.create(
                revision=revision, position=position, key=choice.key, text=choice.text,
                explanation=choice.explanation, is_key=choice.is_key, is_last=choice.is_last,
                pair=choice.pair, points=choice.points,
            )  # fmt: skip


def state_of(revision: QuestionRevision) -> QuestionState:
    """What a revision says, with plain newlines."""
    return QuestionState(
        stem=plain_newlines(revision.stem),
        key_idea=plain_newlines(revision.key_idea),
        passage=revision.passage,
        shuffle=revision.shuffle,
        is_pilot=revision.is_pilot,
        choices=tuple(
            ChoiceState(
                choice.key, plain_newlines(choice.text), plain_newlines(choice.explanation),
                choice.is_key, choice.is_last, plain_newlines(choice.pair),
                choice.points,
            )
            # Sorted here, so that choices fetched for many revisions at once are enough.
            for choice in sorted(revision.choices.all(), key=lambda each: each.position)
        ),
        kind=revision.kind,
        partial_credit=revision.partial_credit,
        unit=revision.unit,
        match_case=revision.match_case,
        match_spaces=revision.match_spaces,
        second_share=revision.second_share,
    )  # fmt: skip


def entry_of(key: str, state: QuestionState) -> Value:
    """The question as questions.yaml lists it; what is as by default is left out."""
    return {
        "key": key,
        **({} if state.kind == "single" else {"kind": state.kind}),
        "stem": state.stem,
        "key_idea": state.key_idea,
        **({"passage": state.passage} if state.passage else {}),
        "shuffle": state.shuffle,
        **({"pilot": True} if state.is_pilot else {}),
        **({"partial_credit": True} if state.partial_credit else {}),
        **({"unit": state.unit} if state.unit else {}),
        **({"match_case": True} if state.match_case else {}),
        **({"match_spaces": True} if state.match_spaces else {}),
        **({"second_share": state.second_share} if state.second_share else {}),
        "choices": [_choice_entry(choice, state.kind) for choice in state.choices],
    }


def is_key_unless_said(kind: str, text: str) -> bool:
    """What an entry of that kind says of a choice without “correct”: the order and the pairs are
    the key of those that have them.
    """
    return kind == "ordering" or (kind == "matching" and text != "")


def _choice_entry(choice: ChoiceState, kind: str) -> dict[str, Value]:
    explains = kind in EXPLAINED
    is_said = choice.is_key != is_key_unless_said(kind, choice.text)
    return {
        "key": choice.key,
        **({"text": choice.text} if choice.text or not choice.pair else {}),
        **({"pair": choice.pair} if choice.pair else {}),
        **({"explanation": choice.explanation} if choice.explanation or explains else {}),
        **({"points": choice.points} if choice.points else {}),
        **({"correct": choice.is_key} if is_said else {}),
        **({"last": True} if choice.is_last else {}),
    }
