"""What changed is marked where it stands, in markup that stays as it was: pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.changes.comparing import Changes
from courses.changes.layout import layout_of
from courses.changes.marking import marked_changes
from courses.changes.showing import marked, with_marks
from courses.reading.compiled import CompiledPlace, CompiledSection
from courses.rendering import TogglePart

SPOKEN = re.compile(r'<span class="vh">\[?(removed|added|\]).*?</span>')
LINKS = re.compile(r' <span class="since-n".*?</a></span>')
NEW = re.compile(r'<ins(?: id="[^"]*")?>|</ins>')
GONE = re.compile(r'<(p|li|tr|span) class="gone".*?</del>.*?</\1>|<del.*?</del>')
FORMS = (
    "<p>{}</p>", "<ul><li>{}</li><li>{} <b>{}</b></li></ul>", "<h3 id='x'>{}</h3><p>{}</p>",
    "<p>{} <a href='#x'>{} &amp; {}</a></p>", "<dl><div><dt>{}</dt><dd>{}</dd></div></dl>",
    "<table><thead><tr><th>{}</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>",
    "<svg><text>x</text></svg><hr><p><span class='vh'>{}</span> {}<br>{}</p>",
)  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["one", "two", "three", "four", "five", "&lt;six&gt;"]), max_size=4
)
BLOCKS = st.lists(st.sampled_from(FORMS), min_size=1, max_size=5)
TEXTS = st.tuples(BLOCKS, st.lists(WORDS.map(" ".join), min_size=15, max_size=15)).map(
    lambda drawn: "".join(drawn[0]).format(*drawn[1])
)


def between(old: str, new: str) -> tuple[Changes, str]:
    """The changes from one markup to another, and the new one with its marks."""
    changes = marked_changes(layout_of(("T", ""), [old]), layout_of(("T", ""), [new]))
    return changes, str(marked(new, 2, changes))


def told(html: str) -> str:
    """The marks in short: {+…+} came, [-…-] went, ^ links."""
    html = LINKS.sub("^", SPOKEN.sub("", html))
    html = re.sub(r"<del[^>]*>(.*?)</del>", r"[-\1-]", html)
    return re.sub(r"</ins>", "+}", re.sub(r"<ins[^>]*>", "{+", html))


class Balance(HTMLParser):
    """Fails where a tag is closed that is not the last one opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.open += [tag] if tag not in ("br", "hr") else []

    def handle_endtag(self, tag: str) -> None:
        """It is the last one."""
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("<p>a b c d</p>", "<p>a x c d</p>", "<p>a [-b-]{+x+} c d^</p>"),
        ("<p>a b c d</p>", "<p>a b c</p>", "<p>a b c[- d-]^</p>"),
        ("<p>a b c d</p>", "<p>b c d</p>", "<p>[-a -]b c d^</p>"),
        ("<p>a b c</p>", "<p>a <b>x b</b> c</p>", "<p>a <b>{+x+} b</b> c^</p>"),
        ("<p>a b c d</p>", "<p>a <a href='#a'>x y</a> d</p>",
         "<p>a[- b c-] <a href='#a'>{+x y+}</a> d^</p>"),
        ("<p>a b</p>", "<p>a b <b>x</b> y</p>", "<p>a b <b>{+x+}</b> {+y+}^</p>"),
        ("<p>a b x</p>", "<p>a b &lt;<i>c</i></p>", "<p>a b [-x-]{+&lt;+}<i>{+c+}</i>^</p>"),
        ("<p>a b</p><p>c d</p>", "<p>c d</p>",
         '<p class="gone" id="change_1">[-a b-]^</p><p>c d</p>'),
        ("<p>a b</p><p>c d</p>", "<p>a b</p>",
         '<p>a b</p><p class="gone" id="change_1">[-c d-]^</p>'),
        ("<p>a<br/>b c</p>", "<p>a<br/>b c &#60; &copy d</p>",
         "<p>a<br/>b c {+&#60; &copy d+}^</p>"),
        ("<ul><li>a</li><li>b</li><li>c</li></ul>", "<ul><li>a</li><li>c</li></ul>",
         '<ul><li>a</li><li class="gone" id="change_1">[-b-]^</li><li>c</li></ul>'),
        ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>e</td></tr></tbody>"
         "</table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>e</td></tr></tbody></table>",
         '<table><tbody><tr><td>a</td><td>b</td></tr><tr class="gone" id="change_1">'
         '<td colspan="2">[-c-]^</td></tr><tr><td>e</td></tr></tbody></table>'),
        ("<dl><div><dt>a</dt><dd>b</dd><dd>c</dd></div></dl>",
         "<dl><div><dt>a</dt><dd>c</dd></div></dl>",
         '<dl><div><dt>a</dt><dd><span class="gone" id="change_1">[-b-]</span>c</dd></div></dl>'),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt></dl>",
         '<dl><dt>a</dt></dl><p class="gone" id="change_1">[-b-]^</p>'),
        ('<p><span class="vh">S · </span>a b c</p>', '<p><span class="vh">S · </span>b c</p>',
         '<p><span class="vh">S · </span>[-a -]b c^</p>'),
    ],
)  # fmt: skip
def test_words_and_paragraphs_are_marked_where_they_stand(old: str, new: str, shown: str) -> None:
    assert told(between(old, new)[1]) == shown


@given(old=TEXTS, new=TEXTS)
def test_without_its_marks_the_text_is_as_it_was(old: str, new: str) -> None:
    changes, shown = between(old, new)

    Balance(shown)
    bare = NEW.sub("", SPOKEN.sub("", GONE.sub("", LINKS.sub("", shown))))
    assert bare == new
    ids = re.findall(r'id="(change_\d+)"', shown)
    assert ids == sorted(set(ids), key=lambda name: int(name.split("_")[1]))
    assert {f"change_{number}" for number in changes.marked} == set(ids)
    assert set(re.findall(r'href="#(change_\d+)"', shown)) <= set(ids)


def test_words_that_look_like_markup_stay_words() -> None:
    evil = "&lt;img src=x onerror=alert(1)&gt;"
    old = f"<p>kept here {evil}</p><p>gone {evil} all</p><p>the end</p>"

    _changes, shown = between(old, f"<p>kept here &quot;{evil}</p><p>the end</p>")

    assert "<img" not in shown
    assert "gone &lt;img" in shown


def test_the_links_lead_from_change_to_change_and_then_to_the_button() -> None:
    _changes, shown = between("<p>a b c</p><p>d e f</p>", "<p>a b x</p><p>d e y</p>")

    leads = re.findall(r'href="#(\w+)"', shown)
    assert leads == ["change_2", "change_1", "changes"]
    assert "Change 1 of 2" in shown


def test_a_headline_is_marked_without_links_and_nothing_else_fits_in_it() -> None:
    old = layout_of(("An old title", "Its end"), [""])
    new = layout_of(("A new title", ""), [""])

    changes = marked_changes(old, new)

    heading = str(marked("A new title", 0, changes))
    assert told(heading).startswith("[-An old-]{+A new+} title")
    assert told(heading).endswith('<span class="gone" id="change_2">[-Its end-]</span>')


def test_what_has_no_place_is_counted_and_listed() -> None:
    hidden = '<span class="vh">B</span>'

    nowhere = marked_changes(layout_of(("A", ""), ["<p>x y</p>"]), layout_of(("", ""), []))
    unseen = marked_changes(
        layout_of(("", ""), ["<p>a</p>", hidden]), layout_of(("", ""), [hidden])
    )

    assert len(nowhere.unmarked) == len(nowhere) == 2
    assert [mark.holder for mark in unseen.marks] == ["p"]


def section_of(*parts: str | TogglePart) -> CompiledSection:
    """A section of these parts, as it is compiled."""
    module = CompiledPlace(1, "M01", "m01", "A module", "")
    return CompiledSection(
        1, 2, 1, "S1", "s1", "/s1/", module, "A <b> & title", "", "", "", "<p>Lede</p>", "", 1, (),
        parts, None,
    )  # fmt: skip


def test_a_section_is_marked_as_its_reader_has_it_and_toggled_stretches_are_not() -> None:
    same = "<p>same words here</p>"
    old = layout_of(("An old title", ""), ["<p>Lede</p>", same, "<p>b c d</p>", "<p>e f g</p>"])
    new = layout_of(("A <b> & title", ""), ["<p>Lede</p>", same, "<p>b c x</p>", "<p>e f y</p>"])
    section = section_of(same, TogglePart(), "<p>toggled b</p>", "<p>e f y</p>")

    shown = with_marks(section, marked_changes(old, new))

    assert told(str(shown.title)).endswith("title")
    assert "<b>" not in shown.title
    assert shown.parts[:3] == section.parts[:3]
    assert told(str(shown.parts[3])) == "<p>e f [-g-]{+y+}^</p>"
    assert (shown.lede_html, shown.id) == ("<p>Lede</p>", 1)
