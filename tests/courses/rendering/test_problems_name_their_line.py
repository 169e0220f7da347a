"""Whatever is wrong with a text is said at its line, in words that say what to do."""

import pytest

from courses.rendering import Problem, render_section

H = "## Heading\n\n"
CARD = "//// cards\n/// card | Name\n    code: X\n{}\nText.\n///\n////"

CASES = [
    ("a\n\n/// crad | x\ny\n///", 3, "Did you mean “card”?"),
    ("/// zzzzzz\ny\n///", 1, "There is no block “zzzzzz”."),
    ("/// note\nText.", 1, "“note” is never closed. End it with a line of ///."),
    ("//// pair\n/// term | a\nText.\n////", 2, "“term” is never closed"),
    ("Text.\n\n///", 3, "close nothing"),
    ("/// note\na\n/// note\nb\n///\n///", 3, "Close “note” first"),
    ("/// note\n\n///", 1, "“note” is empty"),
    ("/// note\na\n\nb\n///", 4, "holds one paragraph"),
    ("/// callout\na\n///", 1, "Write words after the bar"),
    ("//// pair | words\n/// term | a\nb\n///\n////", 1, "takes no words"),
    ("//// pair\nText.\n////", 2, "not between them"),
    ("//// pair\n////", 1, "Put “term” blocks inside “pair”."),
    ("/// term | a\nb\n///", 1, "“term” stands inside “pair”."),
    ("//// callout | a\n/// note\nb\n///\n////", 2, "“note” cannot stand inside “callout”."),
    ("/// way\n    stages:\n        a: b\nText.\n///", 4, "holds no text"),
    ("/// way\n    stages:\n        a: b\n    now: c\n///", 1, "names one of the stages"),
    ("/// way\n    stages: a\n///", 2, "“name: text” per line"),
    ("/// way\n///", 1, "needs the option “stages”"),
    (H + CARD.format("    icno: dns\n"), 6, "Did you mean “icon”?"),
    (H + CARD.format("    icon: dsn\n"), 6, "Did you mean “dns”?"),
    (H + CARD.format("    state: offline\n"), 6, "choose one of online, maintenance"),
    (H + CARD.format("    patterns:\n        a: '#nope'\n"), 6, "has the id “nope”"),
    (H + CARD.format("    patterns:\n        a: //x.y\n"), 6, "https://…"),
    (H + CARD.format("    icon: [\n"), 5, "cannot be read"),
    (H + "/// figure\n    drawing: rings\n    kind: [a]\n\nb\n///", 5, "one line of text"),
    (H + CARD.format(f"    a: {'x' * 5000}\n"), 5, "cannot be read"),
    ("//// cards\n/// card | a\n    code: X\n\nb\n///\n////", 1, "Put a heading"),
    (H + "/// figure\n\nCaption.\n///", 3, "give “drawing”, “picture” or “image”"),
    (H + "/// figure\n    image: a.png\n\nCaption.\n///", 3, "Describe the picture"),
    (H + "/// figure\n    image: https://x.y/a.png\n\nCaption.\n///", 4, "relative path"),
    (H + "/// figure\n    drawing: blu-green\n\nCaption.\n///", 4, "Did you mean “blue-green”?"),
    (H + "/// figure\n    drawing: rings\n    code: Fig 2\n\nb\n///", 5, "as FIG_02"),
    ("//// pair\n/// term | a\n    hot: 1\n\nb\n///\n////", 3, "true or false"),
    ("//// comparison\n/// amount | a\n    share: 101\n\nb\n///\n////", 3, "0 to 100"),
    (H + CARD.format("    code: Y\n"), 6, "given twice"),
    ("/// note\n    attrs: {class: x}\n\na\n///", 2, "has no option “attrs”"),
    ("/// references\n\nText.\n///", 1, "holds one list"),
    ("# Title", 1, "Use ## for a section"),
    ("## A\n\n#### B", 3, "Use ## for a section"),
    ("### B", 1, "Put a ## heading before the first ###."),
    ("##", 1, "Write “## // label | Title”"),
    ("## A\n\n### // b | c", 3, "“### Title” inside one"),
    ("## A {#one}\n\n## B {#one}", 3, "taken in line 1"),
    ("## A {one}", 1, "Write the id as"),
    ("## A {#One}", 1, "Write the id as"),
    ("/// note\n## A\n///", 2, "Headings stand outside blocks."),
    ("Title\n=====", 2, "not underlined"),
    ("a\n\n- b\n    /// note\n", 4, "at the left edge"),
    ("> /// note\n> a\n> ///", 1, "outside lists and quotes"),
    ("a <b>c</b>", 1, "HTML is not used here"),
    ("a\n<!-- b -->", 2, "HTML is not used here"),
    ("a\n\n![](a.png)", 3, "Describe the picture"),
    ("a\n![b](https://x.y/z.png)", 2, "relative path"),
    ("a\n[b](javascript:c)", 2, "Link to https://…"),
    ("a\n[b](//x.y)", 2, "scheme"),
    ("a\n[b](#c)", 2, "No heading here has the id “c”"),
    ("a\n[b][c]\n\n[c]: javascript:d", 4, "Link to https://…"),
    ("a [[Prefered]]", 1, "Did you mean “preferred”?"),
    ("a [[Zebra]]", 1, "There is no tag “Zebra”."),
    ("[a](/[[Avoid]])", 1, "cannot stand in an address"),
    ("/// check | a\n///\n\n/// check | a\n///", 4, "taken in line 1"),
    ("/// check\n///", 1, "Write its key in small letters"),
    ("/// check | A b\n///", 1, "Write its key in small letters"),
    ("/// check | a\n    b: c\n///", 1, "has no options"),
    ("/// check | a\nText.\n///", 2, "holds no text"),
    ("//// callout | a\n/// check | b\n///\n////", 2, "stands on its own"),
    ("/// score | a\n///", 1, "without a key"),
    ("a\n\n```\ncode", 3, "never closed"),
    ("a\n\n" + "b" * 10_001, 3, "paragraph is too long"),
    ("a\n\n" + "[" * 301, 3, "paragraph is too long"),
    ("a\n" + " " * 28 + "- b", 2, "indented too deep"),
    (">" * 7 + " a", 1, "indented too deep"),
    ("a\n\n" * 1201, 1, "text is too long"),
    ("x" * 200_001, 1, "200000 is the most"),
    ("/// way\n    stages:\n        a: b\n///\n" * 301, 1201, "Too many blocks"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "line", "words"), CASES)
def test_a_problem_is_told_at_its_line(source: str, line: int, words: str) -> None:
    problems = render_section(source).problems

    assert any(p.line == line and words in p.message for p in problems), problems


def test_a_sound_text_has_no_problems() -> None:
    source = (
        "## A {#a}\n\nSee [a](#a), <https://x.example/>, `<b>` and 1 < 2.\n\n![b](c.png)\n\n* * *"
    )

    assert render_section(source).problems == ()


def test_problems_come_in_the_order_of_lines() -> None:
    problems = render_section("a [[Zebra]]\n\n# b\n\n<i>").problems

    assert [p.line for p in problems] == [1, 3, 5]
    assert problems[0] < Problem(2, "")


def test_every_opener_of_an_unclosed_nest_is_named() -> None:
    problems = render_section("//// pair\n/// term | a\nText.").problems

    assert [p.line for p in problems] == [1, 2]
