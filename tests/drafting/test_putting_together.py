"""Two texts that began from one are put together; nothing either side wrote is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.drafting.merging import together
from releases.drafting.threeway import Clash, is_undecided, merge
from releases.drafting.words import Words

LINES = st.lists(
    st.lists(st.sampled_from(["one", "two", "three", "a", "ß", "-"]), max_size=4).map(" ".join),
    max_size=6,
)
TEXTS = LINES.map("\n".join)


@given(base=TEXTS, other=TEXTS)
def test_a_side_that_did_not_change_gives_way_to_the_other(base: str, other: str) -> None:
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other
    assert merge(base, other, other).text == other


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_every_word_that_anyone_wrote_is_in_the_text(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)

    for side in (mine, theirs):
        assert set(side.split()) - set(base.split()) <= set(merged.text.split())
    assert bool(merged.clashes) == is_undecided(merged.text)


@given(lines=st.integers(3, 12), data=st.data())
def test_changes_in_different_lines_are_both_in(lines: int, data: st.DataObject) -> None:
    base = [f"line {number} stays" for number in range(lines)]
    mine, theirs = data.draw(
        st.lists(st.integers(0, lines - 1), min_size=2, max_size=2, unique=True)
    )
    hers, his, both = list(base), list(base), list(base)
    hers[mine] = both[mine] = "hers now"
    his[theirs] = both[theirs] = "line of his"

    merged = merge("\n".join(base), "\n".join(hers), "\n".join(his))

    assert merged.text == "\n".join(both)


def test_changes_to_different_words_of_a_line_are_both_in() -> None:
    merged = merge("The old cat sat down.", "The young cat sat down.", "The old cat lay down.")

    assert merged.text == "The young cat lay down."


def test_changes_to_the_same_word_stand_side_by_side_with_the_rest_of_both() -> None:
    merged = merge("A cat sat. End.\nLast.", "A dog sat. End.\nLast.", "A cow sat. Stop.\nLast.")

    assert merged.pieces == (Clash("A dog sat. Stop.\n", "A cow sat. Stop.\n"), "Last.")
    assert merged.text == (
        "<<<<<<< yours\nA dog sat. Stop.\n=======\nA cow sat. Stop.\n>>>>>>> theirs\nLast."
    )


@given(mine=TEXTS, theirs=TEXTS)
def test_without_a_beginning_what_is_shared_stands_for_it(mine: str, theirs: str) -> None:
    merged = merge(None, mine, theirs)

    assert set(mine.split()) | set(theirs.split()) <= set(merged.text.split())


def test_the_same_line_on_both_sides_without_a_beginning_is_there_once() -> None:
    assert merge(None, "Same.\nMine.", "Same.\nMine.").text == "Same.\nMine."
    assert merge(None, "Same.\nMine.\n", "Same.\n").text == "Same.\nMine.\n"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "outcome", "taken"),
    [
        ("a", "a", "b", "theirs", "b"),
        ("a", "b", "a", "mine", "b"),
        ("a", "b", "c", "clash", "b"),
        (None, "b", "c", "clash", "b"),
    ],
)
def test_of_a_short_field_one_side_is_taken_whole(
    base: str | None, mine: str, theirs: str, outcome: str, taken: str
) -> None:
    began = None if base is None else Words({"title": base}, {"rows": [{"key": base}]})
    sides = [Words({"title": each}, {"rows": [{"key": each}]}) for each in (mine, theirs)]

    both = together(began, *sides, labels={"title": "Title"}, long_fields=())

    assert [(each.label, each.outcome) for each in both.differences] == [
        ("Title", outcome), ("rows", outcome),
    ]  # fmt: skip
    assert both.words == Words({"title": taken}, {"rows": [{"key": taken}]})
    assert both.differences[0].is_chosen == (outcome == "clash")
    assert both.clashes == (2 if outcome == "clash" else 0)


def test_of_a_long_field_both_changes_are_told_as_such() -> None:
    base, mine, theirs = "One.\nTwo.", "One!\nTwo.", "One.\nTwo!"

    both = together(
        Words({"t": base}), Words({"t": mine}), Words({"t": theirs}), labels={}, long_fields={"t"}
    )

    assert (both.differences[0].outcome, both.words.fields) == ("both", {"t": "One!\nTwo!"})
