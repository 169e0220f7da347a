"""Each test has a storage of its own, and an instructor who uploads."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from accounts.roles import INSTRUCTOR
from courses.models import Course
from tests.factories import CourseFactory, UserFactory


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: Path) -> Path:
    """Files go to a folder that is dropped with the test."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


@pytest.fixture
def instructor(client: Client) -> Client:
    """A browser in which an instructor is signed in."""
    user = UserFactory.create(staff=True)
    user.groups.add(Group.objects.get(name=INSTRUCTOR))
    client.force_login(user)
    return client


@pytest.fixture
def course() -> Course:
    """A course without a picture."""
    return CourseFactory.create(slug="harbours")
