"""The promotion rule of questions on trial: its defaults, and where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass

from courses.models import Course
from quizzes.models import PilotRule


@dataclass(frozen=True, slots=True)
class Rule:
    """What a question has to show. Shares in per cent, the discrimination as a correlation."""

    minimum: int = 30
    """First tries. The 95 % interval of a share is then ±18 points at its widest."""
    hardest: int = 20
    """Right by fewer is no better than guessing among five choices."""
    easiest: int = 95
    """Above it a question hardly tells learners apart; our own line."""
    discrimination: float = 0.15
    """Items below it should be written anew (J. Kehoe, “Basic item analysis for multiple-choice
    tests”, Practical Assessment, Research & Evaluation 4 (1995), no. 10). Chance alone reaches it
    with few learners, so its 95 % interval has to lie above 0, too."""


DEFAULT = Rule()


def rule_of(course: Course) -> Rule:
    """The course's own rule, or the default: one query."""
    own = PilotRule.objects.filter(course=course).first()
    if own is None:
        return DEFAULT
    return Rule(own.minimum, own.hardest, own.easiest, own.discrimination)
