"""Who counts at which step of a funnel, and what the medians are; no database."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.funnel import Funnel, Part, funnel_of
from tests.factories import NOW


def part(person: int, *, won: int | None = None, **fields: object) -> Part:
    """One learner's part; `won` is the run that won, a minute for each after the beginning."""
    given = {
        "person": person,
        "learner": person,
        "revision": 1,
        "goals": 0 if won is None else 2,
        "bonus": False,
        "began": NOW,
        "won_at": None if won is None else NOW + timedelta(minutes=won),
        "first_run": 1,
        "last_run": won or 1,
        "won_run": won,
    }
    return Part(**(given | fields))  # type: ignore[arg-type]


def test_nobody_makes_an_empty_funnel() -> None:
    assert funnel_of([]) == Funnel()


def test_everyone_counts_at_each_step_they_reached() -> None:
    found = funnel_of(
        [part(1), part(2, goals=1), part(3, won=2), part(4, won=4, bonus=True), part(5, won=3)]
    )

    assert (found.started, found.first_goal, found.won, found.bonus) == (5, 4, 3, 1)
    assert (found.median_tries, found.median_seconds) == (3, 180)


def test_a_median_lies_between_two_where_their_number_is_even() -> None:
    assert funnel_of([part(1, won=1), part(2, won=4)]).median_tries == 2.5


def test_somebody_who_played_two_revisions_counts_once() -> None:
    found = funnel_of(
        [
            part(1, revision=1, last_run=3),
            part(1, revision=2, first_run=4, won=5, last_run=6, began=NOW + timedelta(minutes=4)),
        ]
    )

    assert (found.started, found.won, found.median_tries) == (1, 1, 5)
    assert found.median_seconds == 300


def test_a_revision_by_itself_counts_tries_from_its_own_first_run() -> None:
    assert funnel_of([part(1, revision=2, first_run=4, won=5)]).median_tries == 2


@pytest.mark.parametrize(("guest_won", "tries"), [(None, 5), (2, 2)])
def test_what_a_guest_tried_before_signing_in_counts_as_the_persons(
    guest_won: int | None, tries: int
) -> None:
    guest = part(1, learner=7, won=guest_won, last_run=3)
    person = part(1, learner=1, won=2, began=NOW + timedelta(hours=1))

    found = funnel_of([person, guest])

    assert (found.started, found.median_tries) == (1, tries)


def test_a_bonus_in_a_run_that_never_won_does_not_count() -> None:
    assert funnel_of([part(1, bonus=True)]).bonus == 0


@given(st.lists(st.tuples(st.integers(1, 6), st.none() | st.integers(1, 9), st.booleans())))
def test_each_step_is_at_most_the_one_before(
    histories: list[tuple[int, int | None, bool]],
) -> None:
    found = funnel_of(part(who, won=won, bonus=bonus) for who, won, bonus in histories)

    steps = [found.started, found.first_goal, found.won, found.bonus]
    assert steps == sorted(steps, reverse=True)
    assert found.started == len({who for who, _won, _bonus in histories})
    assert (found.median_tries is None) == (found.won == 0)
