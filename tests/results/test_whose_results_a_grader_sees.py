"""A grader sees the learners of their own cohorts, and nothing that tells of others."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client

from accounts.models import Cohort, CohortGrader, User
from accounts.roles import GRADER
from accounts.scopes import EVERYONE, LearnerScope, scope_of_grader
from courses.exports.filters import Filters
from quizzes.exports.columns import HEADER
from quizzes.exports.csv_stream import csv_stream
from tests.factories import LearnerFactory, Lesson, UserFactory
from tests.results.answers import answer, grader, join

pytestmark = pytest.mark.django_db


def grader_of(*names: str) -> User:
    """A person who may see and export the results of these cohorts."""
    person: User = UserFactory.create()
    rights = ("export_response", "export_labrun")
    person.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    for name in names:
        CohortGrader.objects.create(cohort=Cohort.objects.get(name=name), grader=person)
    return person


def page_for(client: Client, person: User, address: str) -> str:
    """What that person gets to read at an address."""
    client.force_login(person)
    response = client.get(address)
    content = response.getvalue() if response.streaming else response.content
    return bytes(content).decode()


def words_of(html: str) -> str:
    """The page below its bar, which has a new token each time."""
    return html.split('<div class="res">')[1]


@pytest.fixture
def two_cohorts() -> Lesson:
    lesson = Lesson()
    for name in ("Spring", "Autumn"):
        learner = LearnerFactory.create(user__name=f"{name} learner")
        join(learner, name)
        answer(learner, lesson.questions["first-check"])
    return lesson


def test_page_and_file_hold_the_own_cohort_only(client: Client, two_cohorts: Lesson) -> None:
    person = grader_of("Spring")

    for address in ("/results/", "/results/export.csv", "/results/labs/"):
        assert "Autumn" not in page_for(client, person, address)
    assert "Spring learner" in page_for(client, person, "/results/export.csv")


def test_a_cohort_of_others_is_told_like_one_that_is_not_there(
    client: Client, two_cohorts: Lesson
) -> None:
    client.force_login(grader_of("Spring"))

    for address in ("/results/", "/results/export.csv", "/results/labs/"):
        foreign = client.get(address, {"cohort": "autumn"})
        unknown = client.get(address, {"cohort": "aurumn"})
        assert foreign.status_code == unknown.status_code == 422
        told = foreign.content.decode().replace("autumn", "aurumn")
        assert words_of(told) == words_of(unknown.content.decode())


def test_a_guest_who_became_a_member_belongs_to_the_cohort(two_cohorts: Lesson) -> None:
    member = Cohort.objects.get(name="Spring").members.get()
    guest = LearnerFactory.create(guest=True, merged_into=member, merged_at=member.created_at)

    found = LearnerScope(frozenset([Cohort.objects.get(name="Spring").pk])).learners()

    assert found is not None
    assert set(found) == {member, guest}


def test_without_a_cohort_a_grader_sees_nobody_and_is_told_why(
    client: Client, two_cohorts: Lesson
) -> None:
    html = page_for(client, grader_of(), "/results/")

    assert "Spring learner" not in html
    assert "You have no cohort to grade yet" in html


def test_a_file_for_nobody_is_its_header() -> None:
    assert list(csv_stream(Filters(LearnerScope(frozenset())))) == [HEADER.encode()]


def test_who_may_see_every_cohort_sees_everyone(two_cohorts: Lesson) -> None:
    assert scope_of_grader(grader()) == EVERYONE
    assert scope_of_grader(UserFactory.create(is_superuser=True)).is_everyone
    assert EVERYONE.learners() is None
    assert not EVERYONE.is_nobody


def test_a_grader_of_a_cohort_reads_as_both(two_cohorts: Lesson) -> None:
    person = grader_of("Spring")

    assert str(CohortGrader.objects.get()) == f"{person} · Spring"


def test_graders_from_before_still_see_everyone() -> None:
    person = UserFactory.create()
    person.groups.add(Group.objects.get(name=GRADER))
    assert scope_of_grader(person).is_nobody

    step = import_module("accounts.migrations.0005_present_graders")
    step.let_everyone_in(apps, None)

    assert scope_of_grader(User.objects.get(pk=person.pk)).is_everyone
