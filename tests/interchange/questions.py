"""Questions of every kind for Hypothesis, with texts that formats find hard to carry."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from quizzes.packs.states import ChoiceState, QuestionState

MARKDOWN = [
    "plain words", "*em* and **strong**", "`code = {a: ~b}`", "a [link](https://example.org/?a=1&b)",
    "- one\n- two", "1. one\n2. two", "first\n\nsecond", "line  \nbreak", "> quoted",
    "```\nif a < b:\n    c()\n```", "5 &lt; 6 &amp;amp; 7", "_a **b** c_", "it costs 50 %",
    "%50% off", "[html] it is not", "// no comment", "a -> b", "C:\\\\temp",
    "= # { } ~ :: \\\\ ####", "ünïcode 漢字 🙂",
]  # fmt: skip
ODD = st.text(st.sampled_from("ab 1.*_`[]<>&;#=~{}:\\%/|-+!\n()é"), min_size=1, max_size=24)


def texts() -> st.SearchStrategy[str]:
    """Markdown without blanks at its ends, and never empty."""
    odd = ODD.map(lambda text: "\n".join(line.strip() for line in text.split("\n")).strip())
    return st.one_of(st.sampled_from(MARKDOWN), odd.filter(bool))


def numbers() -> st.SearchStrategy[str]:
    """Numbers, with a tolerance or not, and ranges, in our words."""
    number = st.decimals(-1000, 1000, places=2).map(lambda value: f"{value.normalize():f}")
    margin = st.decimals("0.01", 10, places=2).map(lambda value: f"{value.normalize():f}")
    return st.one_of(
        number,
        st.tuples(number, margin).map(" +- ".join),
        st.tuples(number, number).map(lambda ends: "..".join(sorted(ends, key=Decimal))),
    )


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[str, ...]) -> QuestionState:
    """A question of one of these kinds that a file can say whole."""
    kind = draw(st.sampled_from(kinds))
    told = st.one_of(st.just(""), texts())
    choices = draw(_choices(kind, told))
    strict = kind == "multiple" and draw(st.booleans())
    has_wrong = any(not choice.is_key for choice in choices)
    return QuestionState(
        stem=draw(texts()), key_idea=draw(told), passage="", shuffle=True, is_pilot=False,
        choices=choices, kind=kind,
        partial_credit=kind == "multiple" and not (strict and has_wrong),
    )  # fmt: skip


@st.composite
def _choices(draw: st.DrawFn, kind: str, told: st.SearchStrategy[str]) -> tuple[ChoiceState, ...]:
    if kind == "true_false":
        right = draw(st.booleans())
        return (
            ChoiceState("true", "True", draw(told), right, False),
            ChoiceState("false", "False", draw(told), not right, False),
        )
    words = {
        "numeric": numbers(),
        "short_text": texts().map(lambda text: " ".join(text.replace("->", "").split()) or "a"),
    }.get(kind, texts())
    count = draw(st.integers(3, 5))
    keys = {"single": 1, "multiple": 2, "ordering": count}.get(kind, count - 1)
    if kind == "matching":
        keys = max(keys, 2)
    rows = []
    for place in range(count):
        is_key = place < keys
        pair = draw(texts()) if kind == "matching" else ""
        text = "" if kind == "matching" and not is_key else draw(words)
        reason = "" if kind == "matching" else draw(told)
        rows.append(ChoiceState(f"c{place}", text, reason, is_key, False, pair))
    return tuple(rows)
