"""A lesson that asks for an essay, who learns in it and who grades."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Cohort, CohortGrader, Learner, User
from accounts.roles import GRADER
from quizzes.models import Response
from tests.factories import NOW, LearnerFactory, UserFactory
from tests.quizzes.kinds_of_questions import KindsLesson
from tests.results.answers import join

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TEXT = "First paragraph.\n\nSecond, with <b>marks</b> & more."


class EssayLesson(KindsLesson):
    """One released essay with two criteria, "idea" of 4 and "example" of 2 points."""

    def __init__(self, **settings: object) -> None:
        super().__init__("essay", **settings)

    def sent_by(self, learner: Learner, text: str = TEXT) -> Response:
        """The essay that this learner sends through the page."""
        self.send(signed_in(learner.user), "essay", text, attempt=f"of {learner.pk}")
        return Response.objects.get(learner=learner)


def signed_in(person: User | None) -> Client:
    """A browser of that person."""
    assert person is not None
    client = Client()
    client.force_login(person, BACKEND)
    return client


def learner_in(cohort: str, name: str = "Ada Learner") -> Learner:
    """Somebody in the cohort of that name."""
    learner: Learner = LearnerFactory.create(user__name=name)
    join(learner, cohort)
    return learner


def grader_of(*cohorts: str, name: str = "Grace Grader") -> User:
    """A grader of these cohorts."""
    person: User = UserFactory.create(name=name)
    person.groups.add(Group.objects.get(name=GRADER))
    for each in cohorts:
        cohort = Cohort.objects.get_or_create(name=each, slug=each.lower())[0]
        CohortGrader.objects.create(cohort=cohort, grader=person, since=NOW)
    return person
