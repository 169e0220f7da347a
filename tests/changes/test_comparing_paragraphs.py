"""What counts as a changed paragraph, and how it is told: pure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.changes.comparing import Changes, compare
from courses.changes.paragraphs import layout_of_revision
from courses.changes.places import Paragraph
from courses.models import SectionRevision

WORDS = st.lists(
    st.sampled_from(["one", "two", "three", "four", "five", "six"]), min_size=1, max_size=6
)
TEXTS = st.lists(WORDS.map(lambda words: Paragraph(" ".join(words))), max_size=8)


def told(changes: Changes) -> list[str]:
    """Each change with what went in [-…-] and what came in {+…+}."""
    shapes = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        "".join(shapes[piece.kind].format(piece.text) for piece in change.pieces)
        for change in changes.paragraphs
    ]


def of(*texts: str) -> list[Paragraph]:
    """Paragraphs of these words."""
    return [Paragraph(text) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (("a b", "c d"), ("a b", "c d"), []),
        (("all of it stays so",), ("all of this stays so",), ["all of [-it-]{+this+} stays so"]),
        (("first here",), ("first here", "then there"), ["{+then there+}"]),
        (("first here", "then there"), ("then there",), ["[-first here-]"]),
        (
            ("first one here", "gone for good", "the last of all"),
            ("first two here", "the end of all"),
            ["first [-one-]{+two+} here", "[-gone for good-]", "the [-last-]{+end+} of all"],
        ),
        (("quite other words",), ("none shared",), ["[-quite other words-]{+none shared+}"]),
    ],
)  # fmt: skip
def test_paragraphs_are_paired_by_the_words_they_share(
    old: tuple[str, ...], new: tuple[str, ...], changes: list[str]
) -> None:
    assert told(compare(of(*old), of(*new))) == changes


@given(old=TEXTS, new=TEXTS)
def test_nothing_is_lost_and_nothing_is_made_up(old: list[Paragraph], new: list[Paragraph]) -> None:
    changes = compare(old, new)

    def words(sides: tuple[str, ...]) -> list[str]:
        pieces = [p for change in changes.paragraphs for p in change.pieces if p.kind in sides]
        return sorted(" ".join(p.text for p in pieces).split())

    before = sorted(word for each in old for word in each.text.split())
    after = sorted(word for each in new for word in each.text.split())
    gone, come = words(("removed",)), words(("added",))
    assert sorted([*before, *come]) == sorted([*after, *gone])
    assert (old == new) == (len(changes) == 0)


def test_of_a_page_only_what_everyone_reads_is_compared() -> None:
    revision = SectionRevision(
        title="A title", subtitle="Its end", lede="The *lede*.",
        source=(
            "## // one | First {#first}\n\nSome **bold** text<br>here.\n\n- a point\n- another\n\n"
            "/// check | a-check\n///\n"
        ),
    )  # fmt: skip
    revision.render()
    parts = [["toggle", "t", "on"], ["html", "<p>Secret.</p>"], ["toggle", "", ""]]
    svg = '<svg><text>drawn</text></svg><p>After<img alt="x"> it</p>'
    revision.rendered["parts"] += [*parts, ["html", svg]]

    texts = [each.text for each in layout_of_revision(revision).paragraphs]

    assert texts[:3] == ["A title", "Its end", "The lede."]
    assert "Some bold text" in " ".join(texts)
    assert {"a point", "another", "After it"} <= set(texts)
    assert "Secret." not in texts
    assert "drawn" not in " ".join(texts)
