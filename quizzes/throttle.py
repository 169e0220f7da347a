"""How often answers may be sent: enough for any reader, too slow for guessing machines."""

from __future__ import annotations

from accounts.http import LearnerRequest
from courses.throttle import address_of, seconds_over

PER_LEARNER = 30
PER_ADDRESS = 240
"""Answers a minute: one learner, and one network address (a classroom shares one)."""

REPORTS_PER_LEARNER = 6
REPORTS_PER_ADDRESS = 60
"""Reports of questions a minute."""


def seconds_to_wait(request: LearnerRequest) -> int:
    """0 where the answer may be taken; else the whole seconds until the next minute begins."""
    return seconds_over(
        {
            f"answers:learner:{request.learner.key}": PER_LEARNER,
            f"answers:address:{address_of(request)}": PER_ADDRESS,
        }
    )


def seconds_before_reporting(request: LearnerRequest) -> int:
    """0 where a report of a question may be taken; else the seconds until the next minute."""
    return seconds_over(
        {
            f"reports:learner:{request.learner.key}": REPORTS_PER_LEARNER,
            f"reports:address:{address_of(request)}": REPORTS_PER_ADDRESS,
        }
    )
