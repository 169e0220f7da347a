"""Limits count by the minute and by name, also when many count at once."""

from concurrent.futures import ThreadPoolExecutor

import time_machine

from courses.throttle import Minute, seconds_over
from tests.factories import NOW


def test_each_name_is_counted_alone_and_a_new_minute_begins_at_one() -> None:
    minute = Minute()

    assert minute.count(["a"], 1) == {"a": 1}
    assert minute.count(["a", "b"], 1) == {"a": 2, "b": 1}
    assert minute.count(["a"], 2) == {"a": 1}


def test_no_count_is_lost_between_threads() -> None:
    minute = Minute()

    with ThreadPoolExecutor(max_workers=8) as threads:
        list(threads.map(lambda _n: minute.count(["a"], 1), range(400)))

    assert minute.count(["a"], 1) == {"a": 401}


def test_what_a_limit_allows_is_not_what_is_counted() -> None:
    with time_machine.travel(NOW, tick=False):
        waits = [seconds_over({"a": 2, "b": 5}) for _time in range(3)]

    assert waits == [0, 0, 60]
