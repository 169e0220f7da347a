"""Questions as Moodle XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from courses.rendering import render_fragment
from quizzes.interchange.html_to_markdown import markdown_of_html
from quizzes.interchange.items import Item
from quizzes.interchange.numbers import middle, parted
from quizzes.interchange.saying import is_plain, left_out, weight_text, weights_of
from quizzes.packs.states import ChoiceState, QuestionState

MOODLE_TYPES = {
    "single": "multichoice", "multiple": "multichoice", "true_false": "truefalse",
    "numeric": "numerical", "short_text": "shortanswer", "matching": "matching",
    "ordering": "ordering",
}  # fmt: skip
_OURS = re.compile(r' (?:class="list"|rel="noopener noreferrer"|class="code" tabindex="0")')
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def moodle_xml(items: Sequence[Item]) -> str:
    """All of them in one file."""
    questions = "".join("\n".join(_question(key, state)) + "\n" for key, state in items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{questions}</quiz>\n'


def moodle_loses(state: QuestionState) -> tuple[str, ...]:
    """What Moodle XML cannot say of the question."""
    return left_out(state)


def html_of(markdown: str) -> tuple[str, str]:
    """A text and the name of its format: HTML, or Markdown where HTML would not lead back."""
    if is_plain(markdown):
        return escape(markdown, quote=False).replace("  \n", "<br>").replace(
            "\n\n", "<br><br>"
        ), "html"
    html, problems = render_fragment(markdown)
    back = markdown_of_html(html).markdown
    if problems or render_fragment(back)[0] != html:
        return markdown, "markdown"
    return _OURS.sub("", html), "html"


def _question(key: str, state: QuestionState) -> Iterator[str]:
    yield f'  <question type="{MOODLE_TYPES[state.kind]}">'
    yield f"    <name><text>{_words(key)}</text></name>"
    yield _text("questiontext", state.stem)
    yield _text("generalfeedback", state.key_idea)
    yield "    <defaultgrade>1</defaultgrade>"
    yield f"    <idnumber>{_words(key)}</idnumber>"
    if state.kind in ("single", "multiple"):
        yield f"    <single>{'true' if state.kind == 'single' else 'false'}</single>"
    if state.kind in ("single", "multiple", "matching"):
        yield f"    <shuffleanswers>{'true' if state.shuffle else 'false'}</shuffleanswers>"
    yield from _ANSWERS.get(state.kind, _weighed)(state)
    yield "  </question>"


def _weighed(state: QuestionState) -> Iterator[str]:
    if state.kind == "multiple":
        weights = [weight_text(weight) for weight in weights_of(state)]
    else:
        weights = ["100" if choice.is_key else "0" for choice in state.choices]
    for choice, weight in zip(state.choices, weights, strict=True):
        yield _answer(choice, weight, *html_of(choice.text))


def _true_false(state: QuestionState) -> Iterator[str]:
    for choice in state.choices:
        yield _answer(choice, "100" if choice.is_key else "0", choice.key, "plain_text")


def _short_text(state: QuestionState) -> Iterator[str]:
    yield f"    <usecase>{int(state.match_case)}</usecase>"
    for choice in state.choices:
        yield _answer(choice, "100" if choice.is_key else "0", choice.text, "plain_text")


def _numeric(state: QuestionState) -> Iterator[str]:
    for choice in state.choices:
        value, margin = parted(choice.text) or middle(choice.text) or (choice.text, "0")
        tolerance = f"<tolerance>{_words(margin)}</tolerance>"
        weight = "100" if choice.is_key else "0"
        yield _answer(choice, weight, value, "plain_text", tolerance)
    if state.unit:
        yield "    <units><unit><multiplier>1</multiplier>"
        yield f"      <unit_name>{_words(state.unit)}</unit_name></unit></units>"
        # The unit stands beside the field, as here; nobody has to type it.
        yield "    <unitgradingtype>0</unitgradingtype><showunits>3</showunits>"


def _matching(state: QuestionState) -> Iterator[str]:
    for choice in state.choices:
        right = choice.pair if is_plain(choice.pair) else _plain_words(choice.pair)
        text, kind = html_of(choice.text)
        yield f'    <subquestion format="{kind}"><text>{_words(text)}</text>'
        yield f"      <answer><text>{_words(right)}</text></answer></subquestion>"


def _ordering(state: QuestionState) -> Iterator[str]:
    yield "    <layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
    yield "    <selectcount>0</selectcount><gradingtype>ALL_OR_NOTHING</gradingtype>"
    for place, choice in enumerate(state.choices, start=1):
        yield _answer(choice, str(place), *html_of(choice.text))


_ANSWERS = {
    "true_false": _true_false, "short_text": _short_text, "numeric": _numeric,
    "matching": _matching, "ordering": _ordering,
}  # fmt: skip


def _answer(choice: ChoiceState, weight: str, text: str, kind: str, more: str = "") -> str:
    reason, its_kind = html_of(choice.explanation)
    return (
        f'    <answer fraction="{weight}" format="{kind}"><text>{_words(text)}</text>{more}\n'
        f'      <feedback format="{its_kind}"><text>{_words(reason)}</text></feedback></answer>'
    )


def _text(name: str, markdown: str) -> str:
    text, kind = html_of(markdown)
    return f'    <{name} format="{kind}"><text>{_words(text)}</text></{name}>'


def _plain_words(markdown: str) -> str:
    """A rendered text without its tags: matched sides are plain text in Moodle."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", render_fragment(markdown)[0])).split())


def _words(text: str) -> str:
    """As character data, in CDATA where it has marks of its own."""
    text = _UNFIT.sub("", text)
    if not re.search("[<&>]", text):
        return text
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
