"""The toggle block: where stretches begin and end, and what may stand inside."""

import pytest

from courses.rendering import EmbedPart, HtmlPart, TogglePart, outside_toggles, render_section
from courses.rendering.results import Part


def parts_of(body: str) -> tuple[Part, ...]:
    rendered = render_section(f"## Section\n\n{body}")
    assert rendered.problems == ()
    return rendered.parts


def test_a_stretch_is_cut_out_between_its_begin_and_its_end() -> None:
    parts = parts_of("Before.\n\n/// toggle | new\nInside.\n///\n\nAfter.")

    assert [type(part) for part in parts] == [HtmlPart, TogglePart, HtmlPart, TogglePart, HtmlPart]
    assert (parts[1], parts[3]) == (TogglePart("new", "on"), TogglePart())
    assert parts[3].is_end
    outside = "".join(part.html for part in outside_toggles(parts))
    assert "Before." in outside
    assert "After." in outside
    assert "Inside." not in outside
    assert parts[2].html.strip() == "<p>Inside.</p>"


@pytest.mark.parametrize(
    ("written", "when"),
    [("on", "on"), ("off", "off"), ("true", "on"), ("false", "off"), ("blue-2", "blue-2")],
)
def test_it_says_for_whom_it_is(written: str, when: str) -> None:
    parts = parts_of(f"/// toggle | new\n    when: {written}\n\nInside.\n///")

    assert TogglePart("new", when) in parts


def test_checks_and_other_blocks_may_stand_inside_and_be_all_there_is() -> None:
    parts = parts_of(
        "//// toggle | new\n/// check | one\n///\n////\n\n"
        "//// toggle | new\n/// callout | Look\nHere.\n///\n////\n\n"
        "///// toggle | new\n//// uses\n/// use | it\n    icon: speed\n\nHow.\n///\n////\n/////"
    )

    assert any(isinstance(part, EmbedPart) and part.key == "one" for part in parts)
    assert not any(isinstance(part, EmbedPart) for part in outside_toggles(parts))


REFUSED = [
    ("/// toggle\nText.\n///", "Write words after the bar"),
    ("/// toggle | New Way\nText.\n///", "small letters"),
    (f"/// toggle | {'a' * 61}\nText.\n///", "small letters"),
    ("/// toggle | new\n///", "is empty"),
    ("/// toggle | new\n    when: Blue!\n\nText.\n///", "write on, off or the name"),
    ("/// toggle | new\n    when: 3\n\nText.\n///", "write on, off or the name"),
    ("//// toggle | new\nA.\n\n/// toggle | old\nB.\n///\n////", "cannot stand inside"),
    (
        "//// toggle | new\n/// use | it\n    icon: speed\n\nB.\n///\n////",
        "stands inside “uses”",
    ),
    ("//// callout | x\nA.\n\n/// toggle | old\nB.\n///\n////", "cannot stand inside"),
    ("/// toggle | new\n## Title\n///", "Headings stand outside"),
]


@pytest.mark.parametrize(("body", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_is_told_in_words(body: str, words: str) -> None:
    problems = render_section(f"## Section\n\n{body}").problems

    assert any(words in problem.message for problem in problems), problems
