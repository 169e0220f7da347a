"""Two people at their browsers, mail that goes out, and requests that are counted as on a site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django import Settings

from accounts.models import User
from tests.journeys import course
from tests.journeys.conftest import Visit
from tests.journeys.people import person, signed_in
from tests.release_metrics.tallied import counting  # noqa: F401  (pytest finds it here)


@pytest.fixture
def people(settings: Settings, site: str) -> Iterator[list[User]]:
    """An author and a colleague, whom mails reach; the next journey finds only the course."""
    settings.MAIL_IS_ON, settings.SITE_URL = True, site
    found = [person("Instructor", staff=True) for _ in range(2)]
    for user, user.name in zip(found, ("Ada", "Grace"), strict=True):
        user.save()
    yield found
    course.sweep()


@pytest.fixture
def desks(visit: Visit, people: list[User]) -> list[Page]:
    """The browsers of both."""
    refused = {"allowed": "status of 422"}
    return [visit("/admin/", storage_state=signed_in(each), **refused) for each in people]
