"""A course of two sections and people who got somewhere in it."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from accounts.models import CohortMembership, Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from courses.models import SectionProgress
from results.exports.kinds import kinds
from tests.factories import (
    NOW,
    CohortFactory,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
    text_with,
)


class Classroom:
    """Section s3 with two checks and s4 with one, a cohort, and Ada, who is in it."""

    def __init__(self) -> None:
        self.lesson = Lesson()
        self.course, self.first = self.lesson.course, self.lesson.section
        self.second = SectionFactory.create(module=self.first.module, number=4, slug="s4")
        text = SectionRevisionFactory.create(
            section=self.second, title="Later", source=text_with("third-check")
        )
        self.third = QuestionRevisionFactory.create(
            question__section=self.second, question__key="third-check"
        )
        released(text, self.third, scope=self.course.slug)
        self.cohort = CohortFactory.create(name="Spring", slug="spring")
        self.ada = self.person("Ada")
        CohortMembership.objects.create(cohort=self.cohort, learner=self.ada)

    def person(self, name: str, **fields: Any) -> Learner:  # noqa: ANN401  (a factory's)
        """Somebody with that name."""
        email = f"{name.lower()}@example.org" if name.isalpha() else f"{len(name)}@example.org"
        return LearnerFactory.create(user=UserFactory.create(name=name, email=email), **fields)

    def did(
        self, learner: Learner, *, completed: datetime | None = None, **points: int
    ) -> SectionProgress:
        """Finished checks of the first section: first=2 for the first check."""
        marks = {}
        for key, earned in points.items():
            pk = self.lesson.questions[f"{key}-check"].pk
            marks[f"check:{key}-check"] = mark(pk, earned)
        return SectionProgress.objects.create(
            learner=learner, section=self.first, marks=marks, started_at=NOW, updated_at=NOW,
            completed_at=completed, answered=len(marks), points=sum(points.values()),
        )  # fmt: skip

    def filters(self, **fields: Any) -> Filters:  # noqa: ANN401  (as Filters)
        """The whole course for everyone, unless told otherwise."""
        return Filters(**({"scope": EVERYONE, "course": self.course} | fields))


def mark(revision: int, points: int, **more: object) -> dict[str, object]:
    """What progress keeps of a finished check."""
    said = {"revision": revision, "wrong": [], "choice": "right", "pilot": False}
    return {**said, "verdict": "correct" if points else "shown", "points": points, **more}


def table(kind: str, filters: Filters) -> list[dict[str, object]]:
    """The rows of an export by the names of its columns."""
    chosen = kinds()[kind]
    names = [column.name for column in chosen.columns(filters)]
    return [dict(zip(names, row, strict=True)) for row in chosen.rows(filters)]


def as_csv(text: str) -> list[list[str]]:
    """The lines of a file as another program reads them."""
    return list(csv.reader(io.StringIO(text)))
