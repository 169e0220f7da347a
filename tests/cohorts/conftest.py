"""Whoever looks after cohorts, and a learner, each with a browser."""

import pytest
from django.test import Client

from accounts.models import Cohort, User
from tests.factories import CohortFactory, UserFactory


@pytest.fixture
def cohort(db: None) -> Cohort:
    """A cohort in Berlin."""
    return CohortFactory.create(name="Autumn", time_zone="Europe/Berlin")


@pytest.fixture
def office(db: None) -> Client:
    """An administrator’s browser."""
    client = Client()
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def person(db: None) -> User:
    """Somebody with an account who has not learned yet."""
    return UserFactory.create(email="ada@example.org", name="Ada")


@pytest.fixture
def learning(person: User) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(person)
    return client
