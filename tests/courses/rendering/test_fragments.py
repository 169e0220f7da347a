"""Small texts: prose alone, and one paragraph without its tag."""

import pytest

from courses.rendering import render_fragment, render_hero_figure


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("One *line* with `code`.", "One <em>line</em> with <code>code</code>."),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", '<ul class="list">\n<li>a</li>\n<li>b</li>\n</ul>'),
        ("[[Preferred]] way", '<span class="tag tag--ok">Preferred</span> way'),
        ("\\*not\\*", "*not*"),
    ],
)
def test_prose_is_rendered(source: str, html: str) -> None:
    assert render_fragment(source) == (html, ())


def test_a_listing_is_kept_as_typed() -> None:
    html, problems = render_fragment("Run:\n\n```\nmake <x>\n```\n")

    assert problems == ()
    assert html == (
        '<p>Run:</p>\n<pre class="code" tabindex="0"><code>make &lt;x&gt;\n</code></pre>'
    )


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a\n\n## b", 3, "Headings cannot stand here."),
        ("/// note\na\n///", 1, "Blocks stand at the left edge"),
        ("a\n![b](c.png)", 2, "Pictures cannot stand here."),
        ("a\n```\nb", 2, "never closed"),
        ("[a](javascript:b)", 1, "Link to https://…"),
        ("[[Zebra]]", 1, "There is no tag"),
        ("<b>", 1, "HTML is not used here"),
        ("x" * 200_001, 1, "200000 is the most"),
        ("[" * 400, 1, "too long"),
    ],
)
def test_what_is_not_prose_is_a_problem(source: str, line: int, words: str) -> None:
    _html, problems = render_fragment(source)

    assert any(p.line == line and words in p.message for p in problems), problems


def test_a_hero_figure_is_one_of_our_drawings_with_its_caption() -> None:
    html, problems = render_hero_figure("two-clocks", "Two *clocks*.")

    assert problems == ()
    assert html.startswith('<figure class="fig fig--hero"><svg class="fx only-wide"')
    assert html.count('aria-labelledby="fig-01"') == 2
    assert html.endswith(
        '<figcaption id="fig-01"><b class="fig__n">FIG_01</b> Two <em>clocks</em>.'
        "</figcaption></figure>"
    )


def test_an_unknown_hero_drawing_is_a_problem() -> None:
    html, problems = render_hero_figure("two-clock", "Caption with <b>.")

    assert html == ""
    assert "Did you mean “two-clocks”?" in problems[0].message
    assert "HTML" in problems[1].message
