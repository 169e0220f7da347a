"""A lesson of its own that two cohorts of six have answered, for journeys of those who grade."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Cohort, CohortGrader, CohortMembership, Learner, User
from courses.rebuilding import rebuild
from tests.factories import CohortFactory, CourseFactory, LearnerFactory
from tests.journeys.people import person
from tests.statistics.classes import ClassOf

KEYS = ("first-check", "second-check", "third-check")
NAMES = ("Ada Lovelace", "Émilie du Châtelet", "محمد الخوارزمي", "王貞儀", "=Grace+Hopper", "Zeno")
"""In any script, and one that a spreadsheet would take for a formula."""
SAID = (
    ("right", "right", "right"), ("wrong-a", "right", "right"), ("wrong-a", "right", "shown"),
    ("wrong-a", "wrong-b", "right"), ("right", "wrong-b"), ("wrong-c",),
)  # fmt: skip
"""What each of a cohort said first; nobody tried twice."""


class Marked(ClassOf):
    """The lesson, its cohorts "spring" and "autumn", and who is in them."""

    def __init__(self) -> None:
        super().__init__(*KEYS, course=CourseFactory.create())
        self.spring, self.autumn = (CohortFactory.create() for _ in range(2))
        self.learners = [
            self._learner(name, cohort) for cohort in (self.spring, self.autumn) for name in NAMES
        ]
        for learner, said in zip(self.learners, 2 * SAID, strict=True):
            self._answer(learner, said)
        list(rebuild(write=True))

    def _answer(self, learner: Learner, said: Iterable[str]) -> None:
        for key, each in zip(KEYS, said, strict=False):
            self.answer(learner, key, each, choice_order="wrong-b,right,wrong-a,wrong-c")

    def _learner(self, name: str, cohort: Cohort) -> Learner:
        learner: Learner = LearnerFactory.create(user__name=name)
        CohortMembership.objects.create(learner=learner, cohort=cohort)
        return learner

    @property
    def narrowed(self) -> str:
        """The course and the first cohort, as filters in an address."""
        return f"course={self.course.slug}&cohort={self.spring.slug}"

    def grader(self) -> User:
        """A grader of the first cohort and of no other."""
        grader = person("Grader")
        CohortGrader.objects.create(cohort=self.spring, grader=grader, since=timezone.now())
        return grader
