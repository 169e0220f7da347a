"""How often a lab may be operated: faster than anyone reads, too slow for trying everything."""

from __future__ import annotations

from accounts.http import LearnerRequest
from courses.throttle import address_of, seconds_over

PER_LEARNER = 90
PER_ADDRESS = 900
"""Levers a minute: one learner, and one network address (a classroom shares one)."""


def seconds_to_wait(request: LearnerRequest) -> int:
    """0 where a lever may be pulled; else the whole seconds until the next minute begins."""
    return seconds_over(
        {
            f"labs:learner:{request.learner.key}": PER_LEARNER,
            f"labs:address:{address_of(request)}": PER_ADDRESS,
        }
    )
