"""Nothing an author types becomes active markup, wherever it is typed."""

import json
from pathlib import Path

import nh3
import pytest

from courses.rendering import render_fragment, render_section
from courses.rendering.sanitising import PROSE, sanitise
from tests.courses.rendering.markup import html_of, read

PAYLOADS: list[str] = json.loads((Path(__file__).parent / "payloads.json").read_text())
PLACES = {
    "text": "{}",
    "after a word": "word {} word",
    "list": "- {}",
    "table": "| a | b |\n|---|---|\n| {} | x |",
    "heading": "## // label | {}",
    "block argument": "/// callout | {}\nText.\n///",
    "block body": "/// note | remember\n{}\n///",
    "option": "//// cards\n/// card | Name\n    code: {}\n\nText.\n///\n////",
    "link": "[words]({})",
    "picture": "![{}](images/a.png)",
    "listing": "```\n{}\n```",
}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_harmless_wherever_it_stands(payload: str) -> None:
    for place, pattern in PLACES.items():
        html = html_of(render_section(pattern.format(payload) if place != "text" else payload))

        assert read(html).active == [], place


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_harmless_in_a_fragment(payload: str) -> None:
    html, _problems = render_fragment(payload)

    assert read(html).active == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_sanitiser_alone_leaves_nothing_for_another_to_remove(payload: str) -> None:
    ours, _findings = sanitise(payload)

    tags = set(PROSE) | {"div"}
    attributes = {
        "a": {"href", "title", "rel"},
        "div": {"tabindex"},
        "img": {"src", "alt", "title"},
    }
    attributes |= {"ol": {"start"}, "*": {"class"}}
    theirs = nh3.clean(ours, tags=tags, attributes=attributes, link_rel=None)
    assert read(theirs).tags == read(ours).tags
    assert read(ours).active == []


def test_the_reader_would_notice_active_markup() -> None:
    noticed = [payload for payload in PAYLOADS if read(payload).active]

    assert len(noticed) > 80
    assert read('<a href="javascript:alert(1)">x</a>').active
    assert read('<p hx-get="/x" data-x="1" style="color:red">x</p>').active


def test_classes_and_ids_come_from_us_alone() -> None:
    html, _findings = sanitise(
        '<p class="kc" id="main">x</p><ul class="hero"><li id="a">y</li></ul>'
    )

    assert html == '<p>x</p><ul class="list"><li>y</li></ul>'


def test_typed_markup_is_shown_as_typed() -> None:
    html, problems = render_fragment("Write <b>loud</b> & clear.")

    assert html == "Write &lt;b&gt;loud&lt;/b&gt; &amp; clear."
    assert "HTML is not used here" in problems[0].message


def test_column_alignment_becomes_a_class() -> None:
    html = html_of(render_section("| a | b |\n|:-:|--:|\n| 1 | 2 |"))

    assert '<th class="al-c">a</th>' in html
    assert '<td class="al-r">2</td>' in html
    assert "align=" not in html


def test_alignments_and_starts_of_another_kind_are_dropped() -> None:
    html, _findings = sanitise('<ol start="3"><li>a</li></ol><ol start="x"></ol><hr align="left">')

    assert html == '<ol start="3"><li>a</li></ol><ol></ol><hr>'


def test_links_that_leave_the_site_say_so_to_the_browser() -> None:
    html, problems = render_fragment("[out](https://example.org/a?b=1) [in](/m06/) [on](#here)")

    assert problems == ()
    assert 'href="https://example.org/a?b=1" rel="noopener noreferrer"' in html
    assert '<a href="/m06/">in</a> <a href="#here">on</a>' in html
