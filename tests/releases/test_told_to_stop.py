"""A command that goes on and on hears a signal whenever it comes."""

from __future__ import annotations

from queue import SimpleQueue

from releases.management.repeating import told_to_stop


def test_a_signal_that_came_while_there_was_work_ends_the_wait_at_once() -> None:
    told: SimpleQueue[int] = SimpleQueue()
    told.put(15)

    assert told_to_stop(told, 60)


def test_without_a_signal_it_goes_on_when_the_time_is_over() -> None:
    assert not told_to_stop(SimpleQueue(), 0.01)
