"""A learner's marks in a lab join like sets: in any order, and any of them twice."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from labs.marks import Best, LabMark

DAY = datetime(2026, 11, 23, tzinfo=UTC)


def mark(number: int, *, revision: int = 1, rank: int = 0, won: bool = False) -> LabMark:
    """The mark of one run, made in that minute."""
    at = (DAY + timedelta(minutes=number)).isoformat()
    best = Best(revision, 1, f"m{number}", {"m": rank}, (rank,), (rank, 3), at)
    return LabMark(
        revision, 1, number, number, f"m{number}", at, won, won, 2 if won else 0, won, best
    )


MARKS = st.builds(
    mark, st.integers(1, 50), revision=st.integers(1, 3), rank=st.integers(0, 3), won=st.booleans()
)


@given(st.lists(MARKS, min_size=1, unique_by=lambda each: each.number), st.randoms())
def test_the_order_of_joining_and_repeating_makes_no_difference(
    marks: list[LabMark], random: Random
) -> None:
    first = marks[0]
    for each in marks[1:]:
        first = first.joined(each)
    shuffled = [*marks, *marks]
    random.shuffle(shuffled)
    second = shuffled[0]
    for each in shuffled[1:]:
        second = second.joined(each)

    assert first == second


@given(MARKS)
def test_what_is_stored_reads_back_as_it_was(each: LabMark) -> None:
    assert LabMark.from_json(each.to_json()) == each


def test_the_later_run_says_where_the_learner_is_and_the_better_one_stays_the_best() -> None:
    joined = mark(1, rank=3, won=True).joined(mark(2, rank=1))

    assert (joined.moves, joined.number, joined.won, joined.points) == ("m2", 2, True, 2)
    assert joined.best.moves == "m1"


def test_of_two_equal_runs_the_earlier_one_is_the_best() -> None:
    assert mark(2, rank=1).joined(mark(1, rank=1)).best.moves == "m1"


def test_a_run_of_a_newer_revision_is_not_measured_by_an_older_one() -> None:
    joined = mark(1, rank=3).joined(mark(2, revision=2, rank=0))

    assert joined.best.moves == "m2"
