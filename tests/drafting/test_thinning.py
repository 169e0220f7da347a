"""Saved states are thinned out as they age; what somebody may miss stays."""

from datetime import timedelta

from releases.drafting.thinning import State, dispensable
from tests.factories import NOW


def states(*ages: timedelta, by: int = 1, why: str = "saved") -> list[State]:
    """States of these ages, oldest first, between a first and a newest one that stay anyway."""
    first, newest = (
        State(0, 0, 9, NOW - timedelta(days=9), "found"),
        State(999, 999, 9, NOW, "saved"),
    )
    return [
        first,
        *(State(n, n, by, NOW - age, why) for n, age in enumerate(ages, start=1)),
        newest,
    ]


def minutes(*numbers: float) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


def test_the_last_ten_minutes_stay_in_full() -> None:
    rows = states(*minutes(9.9, 9.8, 9.7, 0.1, 0.05))

    assert dispensable(rows, bases=(), now=NOW) == []


def test_before_that_each_persons_last_of_a_minute_stays() -> None:
    rows = states(*minutes(30.9, 30.5, 30.2, 29.9))

    assert dispensable(rows, bases=(), now=NOW) == [2, 1]


def test_after_a_day_each_persons_last_of_an_hour_stays() -> None:
    hers = states(*minutes(3010, 3005, 3001))
    his = [state._replace(by=2, pk=state.pk + 10) for state in hers[1:-1]]

    assert dispensable([*hers[:-1], *his, hers[-1]], bases=(), now=NOW) == [12, 11, 2, 1]


def test_what_was_restored_and_what_open_pages_began_from_stays() -> None:
    rows = states(*minutes(3010, 3005, 3001))
    rows[1] = rows[1]._replace(why="restored")

    assert dispensable(rows, bases={2}, now=NOW) == []
    assert dispensable([], bases=(), now=NOW) == []
