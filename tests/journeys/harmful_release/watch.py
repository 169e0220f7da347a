"""The patrol, between groups of learners; and what the learners themselves know of its figures."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from tests.journeys.course import SLUG
from tests.journeys.harmful_release.learner import Learner
from tests.journeys.harmful_release.school import School

AT_ONCE = 40


def patrol() -> str:
    """What one patrol of the course says."""
    out = StringIO()
    call_command("patrol_releases", course=SLUG, stdout=out)
    return out.getvalue()


def learn_until_taken_back(school: School, name: str) -> str:
    """Some learners, a patrol, some more; returns the evidence as they know it."""
    while f"Rolled back: “{name}”." not in patrol():
        assert school.learn(AT_ONCE), "all have learned, and nothing was rolled back"
    return f"{_share(school, 'harmful')} with it, {_share(school, 'whole')} without it"


def learn_in_peace(school: School, groups: int) -> list[Learner]:
    """So many groups of learners, a patrol after each, and none takes anything back."""
    several = []
    for _group in range(groups):
        several += school.learn(AT_ONCE)
        assert "Rolled back" not in patrol()
    return several


def texts_of(learners: list[Learner]) -> set[str]:
    """Which texts they read at their last visit."""
    return {each.texts[-1] for each in learners}


def _share(school: School, text: str) -> str:
    """Of those who read that text when they answered, how many were right."""
    told = [each.told[0] for each in school.learned if each.texts[0] == text]
    right = sum(words.startswith("Correct") for words in told)
    return f"{100 * right / len(told):.1f} % of {len(told)}"
