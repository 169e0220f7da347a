"""Questions for Hypothesis with all that QTI can say of them, and how two of them are compared."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import strategies as st

from courses.rendering import render_fragment
from quizzes.packs.states import ChoiceState, QuestionState
from tests.interchange.questions import MARKDOWN, numbers

KINDS = ("single", "multiple", "true_false", "numeric", "short_text", "ordering", "matching")
TYPED = ("numeric", "short_text")
_ONE_LINE = st.text("ab 1.<&;#=~{}:\\%/-+!()é\"'", min_size=1, max_size=20)
_WILD = st.text("abZ é*.\\$^[](){}|?+-<&", min_size=1, max_size=12)
KEYS = st.from_regex(r"[A-Za-z0-9_-]{0,8}[a-z]", fullmatch=True)


def words() -> st.SearchStrategy[str]:
    """Markdown that says something."""
    said = _ONE_LINE.map(str.strip).filter(lambda text: bool(shown(text)))
    return st.one_of(st.sampled_from(MARKDOWN), said)


def expected() -> st.SearchStrategy[str]:
    """Accepted texts, with wildcards or not, that say something."""
    neat = _WILD.map(lambda text: re.sub(r"\\(?=\*|$)", "", " ".join(text.split())))
    starred = neat.map(lambda text: text.replace("*", "\\*", 1))
    return st.one_of(neat, starred).filter(lambda text: bool(text.replace("*", "").strip("\\ ")))


@st.composite
def qti_questions(draw: st.DrawFn) -> QuestionState:
    """A question of any kind, in the order in which a file has its parts."""
    kind = draw(st.sampled_from(KINDS))
    keys = draw(st.lists(KEYS, min_size=2, max_size=5, unique=True))
    rows = [draw(_row(kind, key)) for key in keys]
    if kind == "true_false":
        rows = [replace(rows[0], key="true", text="True"), replace(rows[1], key="false", text="No")]
    rows = _with_keys(kind, rows)
    return QuestionState(
        stem=draw(words()), key_idea=draw(st.one_of(st.just(""), words())), passage="",
        shuffle=kind in TYPED or draw(st.booleans()), is_pilot=False, choices=tuple(rows),
        kind=kind, partial_credit=kind == "multiple" and draw(st.booleans()),
        unit=draw(st.sampled_from(("", "ms", "km/h"))) if kind == "numeric" else "",
        match_case=kind == "short_text" and draw(st.booleans()),
    )  # fmt: skip


@st.composite
def _row(draw: st.DrawFn, kind: str, key: str) -> ChoiceState:
    text = draw({"numeric": numbers(), "short_text": expected()}.get(kind, words()))
    pair = draw(words()) if kind == "matching" else ""
    return ChoiceState(
        key, text, draw(st.one_of(st.just(""), words())), is_key=draw(st.booleans()),
        is_last=kind in {"single", "multiple"} and draw(st.booleans()), pair=pair,
    )  # fmt: skip


def _with_keys(kind: str, rows: list[ChoiceState]) -> list[ChoiceState]:
    """The rows with as many right ones as the kind has, in the order of a file."""
    if kind in {"single", "true_false"}:
        rows = [replace(row, is_key=not place) for place, row in enumerate(rows)]
    if kind in {"multiple", "numeric", "short_text", "matching"}:
        rows[0] = replace(rows[0], is_key=True)
    if kind == "ordering":
        rows = [replace(row, is_key=True) for row in rows]
    if kind == "matching":
        pairs = [row for row in rows if row.is_key]
        extra = [replace(row, text="") for row in rows if not row.is_key]
        return pairs + sorted(extra, key=lambda row: (row.pair, _identifier(row.key)))
    if kind in {"numeric", "short_text"}:
        return sorted(_distinct(rows), key=lambda row: not row.is_key)
    if all(row.is_last for row in rows):
        rows = [replace(row, is_last=False) for row in rows]
    return sorted(rows, key=lambda row: row.is_last)


def _identifier(key: str) -> str:
    return key if key[0].isalpha() else f"_{key}"


def _distinct(rows: list[ChoiceState]) -> list[ChoiceState]:
    """The rows without those that expect what another does: nothing tells them apart."""
    found = {row.text.casefold(): row for row in reversed(rows)}
    return [row for row in rows if found[row.text.casefold()] is row]


def shown(markdown: str) -> str:
    """The words as a page shows them: white space between them is all alike."""
    html = render_fragment(markdown)[0]
    parts = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    return unescape("".join(p if p.startswith("<pre") else " ".join(p.split()) for p in parts))


def as_shown(state: QuestionState) -> QuestionState:
    """The question with its words as learners see them."""
    is_typed = state.kind in {"numeric", "short_text"}
    choices = tuple(
        replace(
            choice, text=choice.text if is_typed else shown(choice.text),
            explanation=shown(choice.explanation), pair=shown(choice.pair),
        )
        for choice in state.choices
    )  # fmt: skip
    has_case = any(choice.text != choice.text.swapcase() for choice in state.choices)
    return replace(
        state, stem=shown(state.stem), key_idea=shown(state.key_idea), choices=choices,
        match_case=state.match_case and has_case,
    )  # fmt: skip
