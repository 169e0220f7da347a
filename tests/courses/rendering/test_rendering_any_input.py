"""The renderer never raises and never dawdles, whatever it is given."""

import time
from string import printable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rendering import render_fragment, render_section
from courses.rendering.blocks import BLOCKS
from tests.courses.rendering.markup import html_of, read

MARKS = [
    *(f"/// {name}\n" for name in BLOCKS), *(f"//// {name} | x\n" for name in BLOCKS),
    "///\n", "////\n", "    code: A1\n", "    drawing: rings\n", "    stages: {a: b}\n",
    "## // a | b {#c}\n", "### d\n", "```\n", "~~~\n", "- ", "1. ", "> ", "| a | b |\n",
    "|---|:-:|\n", "[[Preferred]]", "[a](b)", "![a](b)", "[a]: b\n", "<b>", "&#xe000;0&#xe001;",
    "\ue0000\ue001", "\x02", "\x03", "`", "**", "_", "\\", "\n", "\n\n", "    ", "\t", "\r",
    "/// check | k\n", "/// score\n", "text ", "/// note | 0\n", "<https://a.example>",
]  # fmt: skip


@given(st.text() | st.text(alphabet=printable))
@settings(max_examples=150)
def test_any_text_gives_harmless_parts(source: str) -> None:
    assert read(html_of(render_section(source))).active == []
    assert read(render_fragment(source)[0]).active == []


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
@settings(max_examples=250)
def test_any_mix_of_marks_gives_harmless_parts(source: str) -> None:
    rendered = render_section(source)

    assert read(html_of(rendered)).active == []
    assert "\ue000" not in html_of(rendered)
    assert all(1 <= p.line <= len(source.splitlines()) + 1 for p in rendered.problems)
    assert read(render_fragment(source)[0]).active == []


UNITS = [
    "[", "*", "_", "`", "<", "![", "(", "[a](", "**a ", "> ", "- ", "|a", "a|b\n", "- a\n",
    "1. a\n", "[[a]]", "\\", "a\n\n", "> a\n\n", "[a](b) ", "    - a\n", "/// note\na\n///\n",
    "///\n", "- a\n\n", "/// check | a\n///\n", "# a\n", "```\n", "\t", "=\n",
    "| a |\n|---|\n| b |\n\n", "*a **b ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_pathological_text_takes_no_time(unit: str) -> None:
    longest = unit * (200_000 // len(unit))
    allowed = "\n\n".join([unit * (280 // len(unit))] * 20)
    started = time.process_time()

    render_section(longest)
    render_fragment(longest)
    render_section(allowed)

    assert time.process_time() - started < 5


def test_a_megabyte_is_refused_at_once() -> None:
    started = time.process_time()

    problems = render_section("[" * 1_000_000).problems

    assert time.process_time() - started < 0.5
    assert "Split it into sections" in problems[0].message


@pytest.mark.parametrize("render", [render_section, render_fragment])
def test_too_deep_a_nest_is_a_problem(render: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_args: object) -> str:
        raise RecursionError

    monkeypatch.setattr("courses.rendering.sections.to_html", too_deep)
    monkeypatch.setattr("courses.rendering.fragments.to_html", too_deep)

    assert callable(render)
    assert "nested too deep" in str(render("text"))
