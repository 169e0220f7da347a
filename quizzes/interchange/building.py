"""From what a foreign file offers to a question of ours: kinds, keys and weights in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.interchange.choice_keys import choice_keys
from quizzes.interchange.items import Read
from quizzes.packs.states import ChoiceState, QuestionState

FULL = Decimal(100)
NO_WORDS = "\N{HORIZONTAL ELLIPSIS}"
MOST_OPTIONS = 60
"""More than any question needs: what is over it is no question."""


class NotKeptError(Exception):
    """An item that cannot be kept at all; the message is a sentence that says why."""


@dataclass(slots=True)
class Notes:
    """What was changed and lost while an item was read, each sentence once."""

    changed: dict[str, None] = field(default_factory=dict)
    lost: dict[str, None] = field(default_factory=dict)

    def change(self, sentence: str) -> None:
        """Note what is said in another way now."""
        self.changed[sentence] = None

    def lose(self, *sentences: str) -> None:
        """Note what cannot be kept."""
        self.lost |= dict.fromkeys(sentences)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer as a file offers it; `weight` in per cent of the points."""

    text: str
    explanation: str = ""
    weight: Decimal = Decimal(0)
    pair: str = ""
    is_last: bool = False


@dataclass(slots=True)
class Draft:
    """A question in the making."""

    stem: str
    options: Sequence[Option] = ()
    key_idea: str = ""
    shuffle: bool = True
    unit: str = ""
    match_case: bool = False
    notes: Notes = field(default_factory=Notes)

    def single(self) -> QuestionState:
        """One right choice: the one that earns most. Raises NotKeptError where that is not one."""
        best = max((option.weight for option in self.options), default=Decimal(0))
        keys = [option.weight == best and best > 0 for option in self.options]
        if sum(keys) != 1:
            if not sum(keys):
                raise NotKeptError(_("No choice is marked as right."))
            raise NotKeptError(_("Several choices earn full points; here exactly one may."))
        for option, is_key in zip(self.options, keys, strict=True):
            if option.weight > 0 and not is_key:
                words = _("“%(text)s” earned %(weight)s %% there; here it is wrong.")
                self._lose_weight(words, option)
        return self._state("single", keys)

    def multiple(self) -> QuestionState:
        """Several right choices. Wrong ones that take everything away mean: all or nothing."""
        keys = [option.weight > 0 for option in self.options]
        if not any(keys):
            raise NotKeptError(_("No choice is marked as right."))
        wrong = [option.weight for option, is_key in zip(self.options, keys, strict=True)
            if not is_key]  # fmt: skip
        strict = bool(wrong) and all(weight <= -FULL for weight in wrong)
        if len({option.weight for option in self.options if option.weight > 0}) > 1:
            self.notes.lose(_("Right choices of different weight all weigh the same here."))
        if not strict:
            self.notes.change(_("Partial points follow the rule of this site: half found earns 1."))
        return self._state("multiple", keys, partial_credit=not strict)

    def true_false(self, *, right: bool, when_true: str, when_false: str) -> QuestionState:
        """True or false, with what is told about either."""
        self.options = (Option(_("True"), when_true), Option(_("False"), when_false))
        return self._state("true_false", [right, not right], keys=("true", "false"))

    def answers(self, kind: str) -> QuestionState:
        """Typed answers, numeric or short_text: those that earn everything are accepted."""
        best = max((option.weight for option in self.options), default=Decimal(0))
        if best <= 0:
            raise NotKeptError(_("No answer is marked as right."))
        for option in self.options:
            if 0 < option.weight < best:
                words = _("“%(text)s” earned %(weight)s %% there; here it is told apart as wrong.")
                self._lose_weight(words, option)
        keys = [f"answer-{number}" for number in range(1, len(self.options) + 1)]
        return self._state(kind, [option.weight == best for option in self.options], keys=keys)

    def matching(self) -> QuestionState:
        """Pairs, and extra options that fit nothing: those without a text."""
        keys = [bool(option.text) for option in self.options]
        self.options = [replace(option, pair=option.pair or NO_WORDS) for option in self.options]
        if sum(keys) < 2:
            raise NotKeptError(_("Fewer than two pairs can be read."))
        return self._state("matching", keys)

    def ordering(self) -> QuestionState:
        """Every option at its place."""
        return self._state("ordering", [True] * len(self.options))

    def _state(
        self,
        kind: str,
        is_key: Sequence[bool],
        *,
        keys: Sequence[str] = (),
        partial_credit: bool = False,
    ) -> QuestionState:
        if not self.stem.strip():
            raise NotKeptError(_("The question has no words."))
        refuse_options(len(self.options))
        keys = keys or choice_keys([option.text or option.pair for option in self.options])
        choices = tuple(
            ChoiceState(
                key=key, text=option.text if option.text or option.pair else NO_WORDS,
                explanation=option.explanation, is_key=right, is_last=option.is_last,
                pair=option.pair,
            )
            for key, option, right in zip(keys, self.options, is_key, strict=True)
        )  # fmt: skip
        return QuestionState(
            stem=self.stem, key_idea=self.key_idea, passage="", shuffle=self.shuffle,
            is_pilot=False, choices=choices, kind=kind, partial_credit=partial_credit,
            unit=self.unit, match_case=self.match_case,
        )  # fmt: skip

    def _lose_weight(self, words: str, option: Option) -> None:
        weight = f"{option.weight:.5f}".rstrip("0").rstrip(".")
        self.notes.lose(words % {"text": option.text[:80], "weight": weight})


def refuse_options(count: int) -> None:
    """Raises NotKeptError for more answers than any question has, before they are looked at."""
    if count > MOST_OPTIONS:
        words = _("It has more than %(most)d answers to choose from.")
        raise NotKeptError(words % {"most": MOST_OPTIONS})


def understood(state: QuestionState) -> str:
    """What a question is, in a few words."""
    count = len(state.choices)
    keys = sum(choice.is_key for choice in state.choices)
    counted = {
        "numeric": ngettext("%(n)d accepted answer", "%(n)d accepted answers", keys) % {"n": keys},
        "ordering": ngettext("%(n)d item", "%(n)d items", count) % {"n": count},
        "matching": ngettext("%(n)d pair", "%(n)d pairs", keys) % {"n": keys},
        "essay": ngettext("%(n)d criterion", "%(n)d criteria", count) % {"n": count},
    }
    counted["short_text"] = counted["numeric"]
    choices = ngettext("%(n)d choice", "%(n)d choices", count) % {"n": count}
    names = {
        "single": _("Single choice"),
        "multiple": _("Multiple choice"),
        "true_false": _("True or false"),
        "numeric": _("Number"),
        "short_text": _("Short text"),
        "ordering": _("Ordering"),
        "matching": _("Matching"),
        "essay": _("Essay"),
    }
    return f"{names[state.kind]}, {counted.get(state.kind, choices)}"


def read_of(name: str, state: QuestionState, notes: Notes, line: int = 0) -> Read:
    """The item, read."""
    return Read(name, state, understood(state), tuple(notes.changed), tuple(notes.lost), line=line)


def not_read(name: str, problem: str, line: int = 0) -> Read:
    """The item, left out."""
    return Read(name, None, problem=problem, line=line)
