"""A command that goes on and on hears a signal whenever it comes."""

from __future__ import annotations

import os
import signal

from releases.management.repeating import listening, told_to_stop


def test_a_signal_that_came_while_there_was_work_ends_the_wait_at_once() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with listening() as told:
        os.kill(os.getpid(), signal.SIGTERM)

        assert told_to_stop(told, 60)

    assert signal.getsignal(signal.SIGTERM) is before


def test_without_a_signal_it_goes_on_when_the_time_is_over() -> None:
    with listening() as told:
        assert not told_to_stop(told, 0.01)


def test_another_signal_is_not_taken_for_the_end() -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        with listening() as told:
            os.kill(os.getpid(), signal.SIGUSR1)

            assert not told_to_stop(told, 60)
    finally:
        signal.signal(signal.SIGUSR1, before)
