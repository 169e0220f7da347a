"""The people of each role, and one of everything for them to try to reach."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.migrations import RunPython
from django.test import Client

from accounts.models import User
from tests.admin.people import make_person
from tests.admin.world import World

GRANTS = (
    "courses.migrations.0002_instructor_permissions",
    "releases.migrations.0002_instructor_permissions",
    "quizzes.migrations.0003_instructor_permissions",
    "quizzes.migrations.0004_grader_permissions",
    "casestudies.migrations.0002_instructor_permissions",
)


@pytest.fixture
def roles(db: None) -> None:
    """The groups as the migrations make them, also after a test that emptied the database."""
    for name in GRANTS:
        for operation in import_module(name).Migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, None)


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
