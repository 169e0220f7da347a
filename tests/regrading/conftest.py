"""An instructor's and an administrator's browser, and a question that some have answered."""

from __future__ import annotations

import pytest
from django.test import Client

from quizzes.models import QuestionRevision
from tests.admin.people import make_person
from tests.factories import LearnerFactory, Lesson, UserFactory
from tests.results.answers import answer
from tests.roles import grant_roles


@pytest.fixture
def asked(db: None) -> QuestionRevision:
    """A released question: two were wrong with wrong-a, one was right, one asked for the answer."""
    grant_roles()
    revision = Lesson("first-check").questions["first-check"]
    for name, choice in (("Ada", "wrong-a"), ("Ben", "wrong-a"), ("Cy", "right"), ("Di", "")):
        learner = LearnerFactory.create(user=UserFactory.create(name=name))
        answer(learner, revision, choice, try_number=1, points=2 if choice == "right" else 0)
    return revision


@pytest.fixture
def instructing(asked: QuestionRevision) -> Client:
    """The browser of somebody who writes the course."""
    client = Client()
    client.force_login(make_person("instructor"))
    return client


@pytest.fixture
def administering(asked: QuestionRevision) -> Client:
    """The browser of somebody who may see everybody."""
    client = Client()
    client.force_login(make_person("superuser"))
    return client
