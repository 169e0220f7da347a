"""Marks in markup: without them each side is what it was, and it stays well-formed and harmless."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rendering import HtmlPart, render_fragment, render_section
from releases.comparing import Marks
from releases.comparing.anchors import with_own_ids
from releases.comparing.markup import marked, tokens_of
from releases.comparing.matching import Budget

GONE, COME = Marks("<del>", "</del>"), Marks("<ins>", "</ins>")
VOID = {"img", "br", "hr", "wbr"}
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "`<b>`", "[a](javascript:x)",
    "**a & b**", "*c*", "&lt;del&gt;", "<svg onload=x>", "![a > b](images/x.png)", "\n\n", "| a |",
    "```\n<p>\n```", "- one\n- two", "> quote", "[b](https://e.org/?a=1&b=2)", "word", "</p>", "<",
)  # fmt: skip
sources = st.lists(st.sampled_from(HOSTILE), max_size=8).map(" ".join)
raw = st.text(st.sampled_from("<>/&;\"'!-ab =svgimp"), max_size=40)


class Outline(HTMLParser):
    """Notes every tag, and whether each end has its beginning."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.is_crossed = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(f"{tag} {attrs}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_crossed |= not self.open or self.open.pop() != tag

    @property
    def is_well_formed(self) -> bool:
        return not (self.open or self.is_crossed)

    def without_marks(self) -> list[str]:
        return [tag for tag in self.tags if tag not in ("del []", "ins []")]


def both(old: str, new: str) -> tuple[str, str, bool]:
    return marked(old, new, gone=GONE, come=COME, budget=Budget())


def stripped(html: str, marks: Marks) -> str:
    return html.replace(marks.before, "").replace(marks.after, "")


@settings(deadline=None)  # the first text that is rendered takes its time
@given(sources, sources)
def test_marks_change_nothing_but_themselves(old: str, new: str) -> None:
    before, after = render_fragment(old)[0], render_fragment(new)[0]

    left, right, is_marked = both(before, after)

    assert (stripped(left, GONE), stripped(right, COME)) == (before, after)
    assert is_marked or (left, right) == (before, after)
    for marked_side, side in ((left, before), (right, after)):
        outline = Outline(marked_side)
        assert outline.is_well_formed
        assert outline.without_marks() == Outline(side).tags


@given(raw, raw)
def test_whatever_comes_is_given_back_without_its_marks(old: str, new: str) -> None:
    left, right, _ = both(old, new)

    assert (stripped(left, GONE), stripped(right, COME)) == (old, new)
    assert "".join(token.text for token in tokens_of(old)) == old


def test_changed_words_are_marked_where_they_stand() -> None:
    left, right, _ = both(
        "<p>The <em>quick fox</em> &amp; the hen.</p>", "<p>The <em>slow fox</em> and hen.</p>"
    )

    assert left == "<p>The <em><del>quick</del> fox</em> <del>&amp; the</del> hen.</p>"
    assert right == "<p>The <em><ins>slow</ins> fox</em> <ins>and</ins> hen.</p>"


def test_a_mark_at_the_end_leaves_the_space_after_it() -> None:
    assert both("one", "one two ")[1] == "one <ins>two</ins> "


def test_a_picture_that_changed_is_marked_and_a_drawing_is_left_alone() -> None:
    old = '<p>Same words here</p><img src="a.png"><svg><text>old</text></svg>'
    new = old.replace("a.png", "b.png").replace("old", "new")

    left, right, is_marked = both(old, new)

    assert '<del><img src="a.png"></del><svg><text>old</text></svg>' in left
    assert '<ins><img src="b.png"></ins><svg><text>new</text></svg>' in right
    assert is_marked


def test_paragraphs_are_found_again_in_another_order() -> None:
    first, second, third = (f"<p>{word} stays as it is.</p>" for word in ("One", "Two", "Three"))

    _left, right, _ = both(first + third, first + second + third)

    assert right == f"{first}<p><ins>Two stays as it is.</ins></p>{third}"


@pytest.mark.parametrize("broken", ["<script>a", "<!-- a", "<svg>a", "<b", "a <", "<a href='"])
def test_what_is_not_closed_is_left_alone(broken: str) -> None:
    assert both("", broken)[1].endswith(broken[broken.index("<") :])


def test_ids_are_told_apart_wherever_they_are_named() -> None:
    html = (
        '<h2 id="a">a</h2><a href="#a">to #a</a><a href="#elsewhere">b</a>'
        '<p aria-labelledby="a other" title=" id=x">id="a"</p><svg><g id="g" fill="url(#g)"/></svg>'
    )

    assert with_own_ids(html, "old-", side="old") == (
        '<h2 id="old-a">a</h2><a href="#old-a">to #a</a><a href="#elsewhere">b</a>'
        '<p aria-labelledby="old-a other old" title=" id=x">id="a"</p>'
        '<svg><g id="old-g" fill="url(#old-g)"/></svg>'
    )


def test_ids_of_a_whole_section_are_told_apart() -> None:
    source = "## // one | A {#one}\n\n[There](#one)\n\n/// figure\n    drawing: rings\n\nX\n///\n"
    html = "".join(p.html for p in render_section(source).parts if isinstance(p, HtmlPart))

    found = with_own_ids(html, "new-", side="new")

    assert found.replace("new-", "").replace(' new"', '"') == html
    assert 'id="one"' not in found
    assert 'href="#new-one"' in found
