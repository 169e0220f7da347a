"""The people of each role, and one of everything for them to try to reach."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.admin.people import make_person
from tests.admin.world import World
from tests.roles import grant_roles


@pytest.fixture
def roles(db: None) -> None:
    """The groups as the migrations make them."""
    grant_roles()


@pytest.fixture(autouse=True)
def _nobody_is_throttled() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def instructor(roles: None) -> User:
    """Someone who writes courses."""
    return make_person("instructor")


@pytest.fixture
def superuser(roles: None) -> User:
    """Someone who may do everything."""
    return make_person("superuser")


@pytest.fixture
def instructing(instructor: User) -> Client:
    """The instructor's browser."""
    client = Client()
    client.force_login(instructor)
    return client


@pytest.fixture
def administering(superuser: User) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(superuser)
    return client


@pytest.fixture
def world(roles: None) -> World:
    """One of everything."""
    return World()
