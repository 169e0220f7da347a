"""Each test has a storage of its own; an instructor; a place for a file."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from accounts.roles import INSTRUCTOR
from casestudies.models import CaseStudy
from tests.casestudies.drafts import draft, quick  # noqa: F401  (fixtures)
from tests.factories import SectionFactory, UserFactory
from tests.teaching import teach


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    """Files go to a folder that is dropped with the test."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def instructor(client: Client) -> Client:
    """A browser in which an instructor is signed in."""
    user = UserFactory.create(staff=True)
    user.groups.add(Group.objects.get(name=INSTRUCTOR))
    teach(user)
    client.force_login(user)
    return client


@pytest.fixture
def case_study() -> CaseStudy:
    """A case study without a file."""
    return CaseStudy.objects.create(section=SectionFactory.create(), key="tills")
