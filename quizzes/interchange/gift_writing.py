"""Questions as GIFT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from quizzes.interchange.items import Item
from quizzes.interchange.numbers import parted
from quizzes.interchange.saying import is_plain, left_out, weight_text, weights_of
from quizzes.packs.states import ChoiceState, QuestionState

GIFT_KINDS = ("single", "multiple", "true_false", "numeric", "short_text", "matching")
_RESERVED = re.compile(r"[\\:#={}~]")
_FORMAT = re.compile(r"\[(?:html|markdown|plain|moodle)\]")


def gift_text(items: Sequence[Item]) -> str:
    """All of them, a blank line after each."""
    return "".join(f"{_block(key, state)}\n\n" for key, state in items)


def gift_loses(state: QuestionState) -> tuple[str, ...]:
    """What GIFT cannot say of the question."""
    return left_out(state) + tuple(
        sentence
        for sentence, holds in {
            _("That choices are not shuffled"): not state.shuffle and state.kind != "true_false",
            _("The unit"): state.unit,
            _("That case matters"): state.match_case,
            _("Answers with an arrow"): state.kind == "short_text"
            and any("->" in choice.text for choice in state.choices),
        }.items()
        if holds
    )


def _block(key: str, state: QuestionState) -> str:
    stem = _words(state.stem)
    markup = "" if all(map(is_plain, _texts(state))) else "[markdown]"
    lines = [f"// [id:{key}]", f"::{key}::{markup}{stem} {{", *_answers(state)]
    if state.key_idea:
        lines.append(f"\t####{_escaped(state.key_idea)}")
    return "\n".join([*lines, "}"])


def _texts(state: QuestionState) -> Iterator[str]:
    """Every text of it that is Markdown."""
    yield from (state.stem, state.key_idea)
    for choice in state.choices:
        yield from (choice.explanation, choice.pair)
        if state.kind not in ("numeric", "short_text"):
            yield choice.text


def _answers(state: QuestionState) -> Iterator[str]:
    choices = state.choices
    match state.kind:
        case "true_false":
            key = next((choice for choice in choices if choice.is_key), choices[0])
            other = next((choice for choice in choices if choice is not key), key)
            truth = "TRUE" if key.key == "true" else "FALSE"
            yield f"\t{truth}{_reason(other, always=bool(key.explanation))}{_reason(key)}"
        case "multiple":
            for choice, weight in zip(choices, weights_of(state), strict=True):
                yield f"\t~%{weight_text(weight)}%{_escaped(choice.text)}{_reason(choice)}"
        case "numeric":
            yield "\t#"
            for choice in choices:
                sign = "" if choice.is_key else "%0%"
                yield f"\t={sign}{_number(choice.text)}{_reason(choice)}"
        case "matching":
            for choice in choices:
                yield f"\t={_side(choice.text)} -> {_side(choice.pair)}"
        case kind:
            for choice in choices:
                text = _words(choice.text) if kind == "short_text" else _escaped(choice.text)
                yield f"\t{_sign(kind, choice)}{text}{_reason(choice)}"


def _sign(kind: str, choice: ChoiceState) -> str:
    """What stands before an answer; a weight too where its first word looks like one."""
    is_weighed = choice.text.startswith("%") or (kind == "short_text" and not choice.is_key)
    weight = f"%{100 * choice.is_key}%" if is_weighed else ""
    return f"{'=' if choice.is_key or kind == 'short_text' else '~'}{weight}"


def _side(text: str) -> str:
    """One side of a pair, without an arrow of its own."""
    return _escaped(text.replace("->", "-&gt;"))


def _reason(choice: ChoiceState, *, always: bool = False) -> str:
    # An arrow would make a reader take the whole for matching.
    words = _side(choice.explanation)
    return f"#{words}" if words or always else ""


def _number(text: str) -> str:
    value = parted(text)
    return text.replace(" ", "") if value is None else f"{value[0]}:{value[1]}"


def _words(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text.strip()).replace("\n", "\\n")


def _escaped(text: str) -> str:
    """Words of an answer; a bracket at their start must not look like the name of a format."""
    words = _words(text)
    return f"[markdown]{words}" if _FORMAT.match(words) else words
