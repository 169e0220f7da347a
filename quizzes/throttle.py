"""How often answers may be sent: enough for any reader, too slow for guessing machines."""

from __future__ import annotations

from accounts.http import LearnerRequest
from courses.throttle import address_of, seconds_over

PER_LEARNER = 30
PER_ADDRESS = 240
"""Answers a minute: one learner, and one network address (a classroom shares one)."""


def seconds_to_wait(request: LearnerRequest) -> int:
    """0 where the answer may be taken; else the whole seconds until the next minute begins."""
    return seconds_over(
        {
            f"answers:learner:{request.learner.key}": PER_LEARNER,
            f"answers:address:{address_of(request)}": PER_ADDRESS,
        }
    )
