"""A case study's Markdown as it is written in the admin: problems by line, defaults, pictures."""

from __future__ import annotations

import time

import pytest

from casestudies.pdf.body import render_body
from casestudies.pdf.written import Given, pictures_named, problems_of_text, read_written
from tests.casestudies.sources import BODY, MATTER

GIVEN = Given("tills", "Tills", 2008, "MOD_06 / SECTION_03")
FILES = {"box-1": "box-1.png", "cover-2": "cover-2.jpg"}
FULL = MATTER.replace("cover.svg", "cover-2") + BODY.replace("box.svg", "box-1")


def problems(text: str) -> list[tuple[int, str]]:
    return problems_of_text(text, GIVEN, FILES)


def test_plain_markdown_is_enough_and_the_rest_is_taken_from_the_case_study() -> None:
    source = read_written("## A question\n\nSome text.", GIVEN, {})

    assert problems("## A question\n\nSome text.") == []
    assert (source.key, source.title, source.year) == ("tills", "Tills", 2008)
    assert (source.section, source.language) == ("MOD_06 / SECTION_03", "en")
    assert read_written("Text.", Given("The_Tills", "T", 2008, "S"), {}).key == "the-tills"
    assert (source.cover, source.summary, source.facts, source.references) == ("", "", (), ())


def test_front_matter_says_the_rest_and_uploaded_pictures_are_shown() -> None:
    source = read_written(FULL, GIVEN, FILES)

    assert problems(FULL) == []
    assert (source.title, source.pattern, source.cover) == ("Small", "Blue-green", "cover-2.jpg")
    assert 'src="box-1.png"' in render_body(source)
    assert pictures_named(FULL) == ["cover-2", "box-1"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("  \n", 1, "There is no text yet."),
        ('Text.\n\n![A box.](gone-3 "FIG_01 A box.")', 3, "There is no picture “gone-3”"),
        ("Text.\n\n![](box-1)", 3, "A picture needs a description and a caption"),
        ('Text.\n\n![A box.](../../etc/passwd "FIG_01 A.")', 3, "There is no picture"),
        ("Said[@nobody].", 1, "The reference “nobody” is cited but not listed"),
        ("---\ncover: gone\n---\nText.", 1, "There is no picture “gone”"),
        ("---\ntitle: Tills\nText.", 1, "The front matter is never closed"),
        ("---\ntitle: [\n---\nText.", 2, "The front matter is not valid YAML"),
        ("---\n- a\n---\nText.", 2, "The front matter must be a list of fields"),
        ("---\ncolour: red\n---\nText.", 2, "Unknown field “colour”"),
        ("---\nyear: soon\n---\nText.", 2, "“year” must be a year such as 2008"),
        ("---\nfacts: much\n---\nText.", 2, "“facts” must be a list"),
        ("---\nfacts: " + "{" * 2_000 + "\n---\nText.", 1, "The front matter is not valid YAML"),
        ("---\nsummary: " + "x" * 20_001 + "\n---\nText.", 1, "The front matter is too long."),
        ("x" * 200_001, 1, "The text has 200001 characters; 200000 are the most."),
        ("Text.\n\n" + "*_[" * 300, 3, "This paragraph is too long. Divide it."),
    ],
)
def test_what_keeps_a_text_from_being_built_is_told_by_line(
    text: str, line: int, reason: str
) -> None:
    began = time.process_time()

    found = problems(text)

    assert found[0][0] == line
    assert reason in found[0][1]
    assert time.process_time() - began < 2


def test_every_problem_of_the_body_is_told_at_once() -> None:
    text = 'Said[@a].\n\n![A.](gone "FIG_01 A.")\n\nSaid[@b].\n'

    assert [line for line, _reason in problems(text)] == [1, 3, 5]


def test_references_that_nobody_cites_are_told() -> None:
    text = MATTER.replace("cover: cover.svg\n", "") + "Nothing is cited."

    assert problems(text) == [(1, "The reference “book” is listed but not cited.")]
