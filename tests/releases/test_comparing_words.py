"""Two texts word by word: each side can be had back, and nothing takes for ever."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from releases.comparing.matching import STEPS, Budget, gaps, matching
from releases.comparing.words import LONG_GAP, Piece, lines_of, pieces

letters = st.lists(st.sampled_from("abc"), max_size=12)
texts = st.text(st.sampled_from("ab ,\n\t\u00a0é<&"), max_size=60)


def shortest(old: list[str], new: list[str]) -> int:
    """The number of changes by the textbook's table."""
    row = list(range(len(new) + 1))
    for i, entry in enumerate(old, start=1):
        above, row = row, [i]
        for j, other in enumerate(new, start=1):
            row.append(above[j - 1] if entry == other else 1 + min(above[j], row[j - 1]))
    return row[-1]


@given(letters, letters)
def test_the_shortest_way_is_found(old: list[str], new: list[str]) -> None:
    runs = matching(old, new, Budget())

    kept = sum(n for _i, _j, n in runs)
    assert len(old) + len(new) - 2 * kept == shortest(old, new)
    assert all(old[i : i + n] == new[j : j + n] for i, j, n in runs)
    between = gaps(runs, len(old), len(new))
    assert sum(a.stop - a.start for a, _ in between) == len(old) - kept
    assert sum(b.stop - b.start for _, b in between) == len(new) - kept


@given(texts, texts, st.integers(0, 200))
def test_each_text_can_be_had_back(old: str, new: str, steps: int) -> None:
    found = pieces(old, new, Budget(steps))

    assert "".join(p.text for p in found if p.kind != "added") == old
    assert "".join(p.text for p in found if p.kind != "removed") == new
    assert all(a.kind != b.kind for a, b in pairwise(found))


@given(texts)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(word for line in lines_of(text) for word in line) == text


def test_one_word_of_a_line_is_told() -> None:
    found = pieces("The quick fox\njumps.\n", "The slow fox\njumps.\n", Budget())

    assert found == [
        Piece("same", "The "),
        Piece("removed", "quick"),
        Piece("added", "slow"),
        Piece("same", " fox\njumps.\n"),
    ]


def test_a_line_written_anew_is_told_whole() -> None:
    found = pieces("One two three four five.\n", "Quite another line, one.\n", Budget())

    assert [piece.kind for piece in found] == ["removed", "added"]


def test_a_space_between_two_changes_belongs_to_them() -> None:
    found = pieces("Keep these red shoes on.", "Keep these blue boots on.", Budget())

    assert [p.text for p in found] == ["Keep these ", "red shoes", "blue boots", " on."]


def test_a_change_of_nothing_but_space_can_be_seen() -> None:
    found = pieces("One\ntwo", "One\n\ntwo", Budget())

    assert [(p.text, p.is_blank) for p in found if p.kind == "added"] == [("\n", True)]


def test_a_spent_budget_leaves_beginning_and_end() -> None:
    budget = Budget(0)

    runs = matching("abXcd", "abYYcd", budget)

    assert (runs, budget.is_spent) == ([(0, 0, 2), (3, 4, 2)], True)


def long_text(seed: int, lines: int = 500) -> str:
    """Sixty words a line: 30,000 in all."""
    chosen = random.Random(seed)
    return "".join(
        " ".join(f"w{chosen.randrange(5000)}" for _ in range(60)) + "\n\n" for _ in range(lines)
    )


def test_thirty_thousand_words_end_within_the_budget() -> None:
    budget = Budget()
    began = time.process_time()

    found = pieces(long_text(1), long_text(2), budget)

    # Half a second on the machine this was written on; far more would be another method.
    assert time.process_time() - began < 5
    assert budget.is_spent
    assert 0 <= budget.left < STEPS
    assert {piece.kind for piece in found} <= {"same", "removed", "added"}


def test_a_word_in_every_line_of_a_long_text_is_still_told_by_word() -> None:
    old = long_text(3, lines=40)
    new = old.replace("\n\n", " more\n\n")

    found = pieces(old, new, Budget())

    assert len(old.split()) > LONG_GAP
    assert [p.text for p in found if p.kind == "added"] == [" more"] * 40
    assert not [p for p in found if p.kind == "removed"]
