"""Counting what is new before figures of questions are shown."""

from __future__ import annotations

from typing import cast

from django.utils import timezone

from accounts.http import LearnerRequest
from accounts.models import User
from courses.models import Course
from quizzes.statistics.refreshing import Freshness, as_kept, refresh
from releases.toggles.evaluating import is_on


def fresh(request: LearnerRequest, course: Course) -> Freshness:
    """Count what is new: all figures are of first tries that are counted.

    While the site has too much to do the figures stay as they are, where there are any.
    """
    kept = None if is_on("fresh-statistics") else as_kept(course)
    if kept is not None:
        return kept
    return refresh(course, by=cast("User", request.user), at=timezone.now())
