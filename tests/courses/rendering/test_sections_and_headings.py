"""Headings open sections, name them for speech and list them for "On this page"."""

import pytest

from courses.rendering import EmbedPart, HtmlPart, render_section
from tests.courses.rendering.markup import html_of, text_of


def test_a_heading_has_a_label_a_title_and_a_hidden_joint() -> None:
    rendered = render_section("## // blue-green | Two homes {#bg}\n\nText.")

    assert html_of(rendered).startswith(
        '<section class="sec" aria-labelledby="bg"><h2 class="h2" id="bg">'
        '<span class="h2__k"><span class="sl" aria-hidden="true">// </span>blue-green</span>'
        '<span class="vh">: </span><span class="h2__t">Two homes</span></h2>'
    )
    assert html_of(rendered).endswith("</section>")


def test_each_section_is_closed_before_the_next_one_opens() -> None:
    html = html_of(render_section("Before.\n\n## One\n\nA.\n\n## Two\n\nB."))

    assert html.count("<section") == html.count("</section>") == 2
    assert html.index("</section>") < html.index('id="two"')
    assert html.startswith("<p>Before.</p>")


def test_a_heading_may_have_only_a_label_or_only_a_title() -> None:
    html = html_of(render_section("## // only a label\n\nA.\n\n## Only a title\n\nB."))

    assert 'class="vh"' not in html
    assert text_of(html) == "// only a label A. Only a title B."


def test_contents_list_sections_and_the_parts_with_an_id() -> None:
    source = (
        '## // canary release · a metaphor | A bird {#canary short="Canary"}\n\nA.\n\n'
        "### Immune system {#immune}\n\nB.\n\n### Not listed\n\nC.\n\n## // next · more\n\nD."
    )
    contents = render_section(source).contents

    assert [(h.id, h.level, h.short) for h in contents] == [
        ("canary", 2, "Canary"),
        ("immune", 3, "Immune system"),
        ("next", 2, "Next"),
    ]
    assert contents[0].label == "canary release · a metaphor"


def test_equal_headings_get_different_ids() -> None:
    rendered = render_section("## Same\n\nA.\n\n## Same\n\nB.\n\n## 同じ\n\nC.")

    assert rendered.problems == ()
    assert [h.id for h in rendered.contents] == ["same", "same-5", "part-9"]


def test_an_embed_cuts_the_text_in_two() -> None:
    source = "A.\n\n/// case-study | dixons\n///\n\nB.\n\n/// score\n///\n\nC."
    rendered = render_section(source)

    assert [type(part) for part in rendered.parts[::2]] == [HtmlPart] * 3
    assert rendered.parts[1] == EmbedPart("case-study", "dixons", 3)
    assert rendered.parts[3] == EmbedPart("score", "", 8)


def test_a_section_with_checks_ends_the_route_line() -> None:
    checks = "/// check | a\n///\n\n/// check | b\n///"
    html = html_of(render_section(f"## Text\n\nA.\n\n## Questions\n\n{checks}"))

    assert html.count("sec--kc") == 1
    assert '<section class="sec sec--kc" aria-labelledby="questions">' in html


def test_a_check_may_stand_before_any_heading() -> None:
    rendered = render_section("/// check | a\n///")

    assert rendered.parts == (EmbedPart("check", "a", 1),)
    assert rendered.problems == ()


def test_kinds_of_embeds_are_an_argument() -> None:
    rendered = render_section("/// lab | canary\n///", embed_kinds=("lab",))

    assert rendered.parts == (EmbedPart("lab", "canary", 1),)


def test_links_may_lead_to_headings_figures_and_checks() -> None:
    source = (
        "## One {#one}\n\n[a](#one) [b](#fig-01) [c](#check-q)\n\n"
        "/// figure\n    drawing: rings\n\nCaption.\n///\n\n/// check | q\n///"
    )

    assert render_section(source).problems == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (180, 1), (181, 2)])
def test_reading_time_counts_words_at_180_a_minute(words: int, minutes: int) -> None:
    rendered = render_section("word " * words)

    assert (rendered.words, rendered.minutes) == (words, minutes)


def test_words_in_drawings_are_not_counted() -> None:
    rendered = render_section("/// figure\n    drawing: blue-green\n\nTwo words.\n///")

    assert rendered.words == len(["FIG_01", "Two", "words"])


def test_code_is_shown_as_typed() -> None:
    source = "```python\nif a < b:\n\n    /// note | x\n## no heading\n[[Nothing]]\n```\n\nAfter."
    rendered = render_section(source)

    assert rendered.problems == ()
    assert html_of(rendered).startswith(
        '<pre class="code" tabindex="0"><code>if a &lt; b:\n\n    ///'
    )


def test_windows_line_ends_change_nothing() -> None:
    source = "## One\n\n/// note | x\nText.\n///\n"

    assert render_section(source.replace("\n", "\r\n")) == render_section(source)
