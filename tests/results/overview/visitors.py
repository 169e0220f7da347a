"""Learners in sections, and who looks at them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Learner, User
from accounts.roles import INSTRUCTOR
from courses.models import Section, SectionProgress
from tests.factories import NOW, LearnerFactory, Lesson, UserFactory
from tests.results.answers import answer, join
from tests.teaching import teach

PAGE = "/results/"


def visit(
    learner: Learner,
    section: Section,
    *,
    answered: int = 1,
    points: int = 2,
    done: bool = False,
    tried: bool = True,
    at: datetime = NOW,
) -> SectionProgress:
    """A learner's progress in a section, begun then, and completed four minutes later or not."""
    end = at + timedelta(minutes=4)
    return SectionProgress.objects.create(
        learner=learner,
        section=section,
        marks={"check:first-check": {}} if tried else {},
        answered=answered,
        points=points,
        started_at=at,
        updated_at=end,
        completed_at=end if done else None,
    )


def visitors(lesson: Lesson, count: int, *, cohort: str = "", **fields: object) -> list[Learner]:
    """So many learners who began the lesson's section and answered its first check."""
    learners = [LearnerFactory.create() for _ in range(count)]
    for learner in learners:
        visit(learner, lesson.section, **fields)
        answer(learner, lesson.questions["first-check"])
        if cohort:
            join(learner, cohort)
    return learners


def teacher_of(lesson: Lesson) -> User:
    """An instructor who writes that course and no other."""
    person: User = UserFactory.create(is_staff=True)
    person.groups.add(Group.objects.get(name=INSTRUCTOR))
    teach(person, lesson.course)
    return person


def shown_to(client: Client, person: User, address: str = PAGE, **query: object) -> str:
    """The page as that person gets it, below its bar."""
    client.force_login(person)
    response = client.get(address, query)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode().split('<div class="res">')[1]


def numbers(html: str) -> list[list[str]]:
    """The cells of the overview's table, row by row, without what is only drawn."""
    table = html.split('<table class="res__t res__t--s ov">')[1].split("</table>", maxsplit=1)[0]
    rows = table.split("<tbody>")[1].split("<tr")[1:]
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]
