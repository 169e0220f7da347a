"""Two readings compared: what differs is told once, what does not is named, long stretches fold."""

from hypothesis import given
from hypothesis import strategies as st

from releases.comparing import Fact, Marks, Passage, Reading, compare
from releases.comparing.folding import Folded, Shown, folded
from releases.comparing.matching import Budget
from releases.comparing.words import Piece, pieces

GONE, COME = Marks("<del>", "</del>"), Marks("<ins>", "</ins>")
lines = st.lists(st.sampled_from(["a\n", "b c\n", "\n"]), max_size=30).map("".join)


def text(piece: Shown | Folded) -> str:
    return piece.text if isinstance(piece, Folded) else piece.piece.text


@given(lines, lines)
def test_folding_loses_nothing(old: str, new: str) -> None:
    found = pieces(old, new, Budget())

    assert "".join(map(text, folded(found))) == "".join(piece.text for piece in found)


def test_a_long_unchanged_stretch_keeps_two_lines_beside_each_change() -> None:
    same = "".join(f"line {number}\n" for number in range(12))
    found = folded([Piece("added", "x\n"), Piece("same", same), Piece("added", "y\n")])

    assert [isinstance(each, Folded) for each in found] == [False, False, True, False, False]
    assert text(found[1]) == "line 0\nline 1\nline 2\n"
    assert text(found[3]) == "line 9\nline 10\nline 11\n"
    assert found[2] == Folded("".join(f"line {n}\n" for n in range(3, 9)), 6)


def test_what_stands_before_and_after_all_changes_folds_to_its_end() -> None:
    same = Piece("same", "a\n" * 9)

    found = folded([same, Piece("removed", "x\n"), same])

    assert [isinstance(each, Folded) for each in found] == [True, False, False, False, True]


def test_a_short_stretch_stays_open() -> None:
    piece = Piece("same", "a\n" * 7)

    assert folded([Piece("added", "x"), piece, Piece("added", "y")])[1] == Shown(piece)


def test_facts_that_came_went_or_changed_are_told() -> None:
    old = Reading(facts=(Fact("Title", "A"), Fact("Points", "1"), Fact("Gone", "x")))
    new = Reading(facts=(Fact("Title", "B"), Fact("Points", "1"), Fact("Come", "y")))

    found = compare(old, new, gone=GONE, come=COME)

    told = [(fact.label, fact.old, fact.new) for fact in found.facts]
    assert told == [("Title", "A", "B"), ("Gone", "x", ""), ("Come", "", "y")]
    assert found.same == ["Points"]


def test_passages_are_found_by_their_keys() -> None:
    stem = Passage("stem", "Stem", "Why?", "Why?")
    old = Reading(passages=(stem, Passage("a", "Choice a", "Yes", "<p id='x'>Yes</p>")))
    new = Reading(passages=(Passage("b", "Choice b", "No", '<p id="x">No</p>'), stem))

    found = compare(old, new, gone=GONE, come=COME)

    assert [(each.label, each.old, each.new) for each in found.passages] == [
        ("Choice a", "<p id='x'><del>Yes</del></p>", ""),
        ("Choice b", "", '<p id="new-b-x"><ins>No</ins></p>'),
    ]
    assert (found.same, found.is_coarse) == (["Stem"], False)


def test_a_text_that_only_renders_otherwise_shows_no_source() -> None:
    old = Reading(passages=(Passage("t", "Text", "*a*", "<em>a</em>"),))
    new = Reading(passages=(Passage("t", "Text", "*a*", "<i>a</i>"),))

    change = compare(old, new, gone=GONE, come=COME).passages[0]

    assert (change.source, change.is_marked) == ([], False)


def test_too_much_to_look_at_is_said() -> None:
    old, new = (" ".join(f"{side}{n}" for n in range(3000)) for side in "ab")

    found = compare(
        Reading(passages=(Passage("t", "Text", old, old),)),
        Reading(passages=(Passage("t", "Text", new, new),)),
        gone=GONE,
        come=COME,
    )

    assert found.is_coarse
