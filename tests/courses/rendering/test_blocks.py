"""Each block makes the markup our style sheets know."""

import pytest

from courses.rendering import render_section
from courses.rendering.blocks import BLOCKS
from tests.courses.rendering.markup import html_of, read, text_of


def drawn(source: str) -> str:
    rendered = render_section(f"## Section\n\n{source}")
    assert rendered.problems == ()
    return html_of(rendered)


def test_a_pair_sets_two_terms_side_by_side() -> None:
    html = drawn(
        "//// pair\n/// term | deployment\n    lead: A technical act.\n\nThe *bits*.\n///\n\n"
        "/// term | release\n    hot: true\n\nThe change.\n///\n////"
    )

    assert '<dl class="pair"><div class="pair__i"><dt>' in html
    assert '<dd><b class="pair__k">A technical act.</b> The <em>bits</em>.</dd>' in html
    assert '<div class="pair__i pair__i--hot"><dt>' in html
    assert html.count("</dd></div>") == 2


def test_a_card_has_a_code_a_state_an_icon_and_its_patterns() -> None:
    html = drawn(
        "//// cards\n/// card | Environment-based\n    code: FAM_01\n    icon: dns\n    patterns:\n"
        '        Blue-Green: "#section"\n        Canary: https://example.org\n\nText.\n///\n////'
    )

    assert '<article class="fam" aria-labelledby="fam-01">' in html
    assert '<h3 class="fam__t" id="fam-01">Environment-based</h3>' in html
    assert '<svg class="i i--xl fam__i" aria-hidden="true"><use href="#i-dns"/></svg>' in html
    assert "FAM_01Status: OnlineEnvironment-based Blue-Green · and Canary" in text_of(
        html.replace("<p", " <p")
    )


def test_a_card_under_maintenance_says_so_and_stays_readable() -> None:
    html = drawn(
        "//// cards\n/// card | C\n    code: X\n    state: maintenance\n\nText.\n///\n////"
    )

    assert '<span class="badge badge--prog"><span class="lamp lamp--half"' in html
    assert "Maintenance" in html
    assert "<p>Text.</p>" in html
    assert "fam__l" not in html
    assert "<use" not in html


def test_steps_have_discs_gates_and_a_drawing() -> None:
    html = drawn(
        "//// steps\n    drawing: rings\n\n/// step | staff only\n    code: A1\n"
        '    gate: "gate: met?"\n\nFew.\n///\n/// step | everyone\n    code: A2\n\nAll.\n///\n////'
    )

    assert '<div class="rings"><svg class="rings__v"' in html
    assert '<li class="step"><div class="step__n" aria-hidden="true">A1</div>' in html
    assert '<h3 class="step__t"><span class="vh">A1 · </span>staff only</h3>' in html
    assert (
        '<li class="gate"><span class="gate__x" aria-hidden="true"></span>gate: met?</li>' in html
    )
    assert html.count('class="gate"') == 1
    assert "step__n step__n--2" in html


def test_steps_without_a_drawing_are_a_plain_list() -> None:
    steps = "".join(f"/// step | s{n}\n    code: A{n}\n\nT.\n///\n" for n in range(5))
    html = drawn(f"//// steps\n{steps}////")

    assert "rings" not in html
    assert html.count("step__n--3") == 3


def test_uses_have_an_icon_and_a_bold_name_that_ends_in_a_stop() -> None:
    html = drawn(
        "//// uses\n/// use | Roll back\n    icon: speed\n\nFlip.\n///\n"
        "/// use | Why?\n    icon: dns\n\nBecause.\n///\n////"
    )

    assert "<div><b>Roll back.</b> Flip.</div></li>" in html
    assert "<b>Why?</b> Because." in html
    assert '<svg class="i i--l use__i" aria-hidden="true"><use href="#i-speed"/></svg>' in html


@pytest.mark.parametrize(
    ("source", "start", "words"),
    [
        ("/// note | remember\nRun **all**.\n///", '<p class="note">', "// remember Run all."),
        ("/// note\nText.\n///", '<p class="note">', "// note Text."),
        ("/// case | shop & co\nText.\n///", '<p class="case">', "// case · shop & co Text."),
        ("/// case\nText.\n///", '<p class="case">', "// case Text."),
        ("/// callout | Mind\n\n- a\n- b\n///", '<div class="callout">', "Mindab"),
        ("/// references\n- *A*, 2010.\n- B.\n///", '<ol class="refs"><li>', "A, 2010.B."),
    ],
)
def test_asides_say_what_they_are(source: str, start: str, words: str) -> None:
    html = drawn(source)

    assert start in html
    assert text_of(html) == f"Section {words}"


def test_a_figure_is_named_by_its_caption() -> None:
    html = drawn(
        "/// figure\n    drawing: ghost-traffic\n    kind: Illustrative.\n\nLoad *grows*.\n///"
    )

    assert html.count('aria-labelledby="fig-01"') == 2
    assert '<figcaption id="fig-01"><b class="fig__n">FIG_01</b> Load <em>grows</em>.' in html
    assert '<span class="fig__k">Illustrative.</span></figcaption></figure>' in html


def test_figures_count_on_from_a_given_code() -> None:
    figure = "/// figure\n    drawing: rings\n{}\nCaption.\n///\n\n"
    html = drawn(figure.format("    code: FIG_04\n") + figure.format(""))

    assert "FIG_04" in html
    assert "FIG_05" in html


def test_a_figure_may_show_a_picture() -> None:
    html = drawn('/// figure\n    image: images/a.png\n    alt: A "lever"\n\nCaption.\n///')

    assert '<img class="fx" src="images/a.png" alt="A &quot;lever&quot;">' in html


def test_a_comparison_draws_shares() -> None:
    html = drawn(
        "//// comparison\n/// amount | Canary\n    number: 360\n    share: 0.77\n    good: true\n\n"
        "people\n///\n/// amount | All\n    number: 46,800\n    share: 100\n\npeople\n///\n////"
    )

    assert '<dt>Canary</dt><dd><b>360</b> people<svg class="bar1"' in html
    assert '<rect class="bar1__v bar1__v--ok" width="1.54" height="8"/>' in html
    assert "<b>46,800</b>" in html
    assert '<rect class="bar1__v" width="200" height="8"/>' in html


def test_the_way_marks_where_we_are() -> None:
    html = drawn("/// way\n    stages:\n        M01: why\n        M02: how\n    now: M02\n///")

    assert '<ol class="way"><li><span class="way__c">M01</span> why</li>' in html
    assert '<li class="way--now"><span class="way__c">M02</span> how</li></ol>' in html


def test_words_in_double_brackets_become_tags() -> None:
    html = drawn("- **This.** [[Preferred]]\n- [[Avoid]] [[optional]] `[[Preferred]]`")

    assert '<span class="tag tag--ok">Preferred</span>' in html
    assert '<span class="tag tag--bad">Avoid</span>' in html
    assert '<span class="tag">optional</span>' in html
    assert "<code>[[Preferred]]</code>" in html


def test_every_name_of_a_block_is_spelled_as_it_is_registered() -> None:
    for name, spec in BLOCKS.items():
        assert spec.name == name
        assert not spec.parent or BLOCKS[spec.parent].child == name
        assert spec.required <= spec.options.keys()


def test_markup_of_a_rich_text_is_balanced() -> None:
    body = "1. x\n\n   ~~~\n   y\n   ~~~\n\n> q\n\n| a |\n|---|\n| b |\n"
    html = drawn(f"/// callout | A\n\n{body}///\n\n### H")

    assert read(html).active == []
    for tag in ("div", "section", "ol", "table", "blockquote"):
        assert html.count(f"<{tag}") == html.count(f"</{tag}>")
