"""One server with the shipped course for all journeys, and visitors who each start afresh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys import course

type Visit = Callable[..., Page]

LONGEST = (
    "test_accessible_pages.py", "test_admin_accessible.py", "test_authoring.py",
    "test_accessible_states.py", "test_labs_accessible.py", "test_essays.py",
)  # fmt: skip
"""The files that take longest: begun last, one alone would keep everybody waiting."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put journeys last: unlike other tests they leave their rows behind, for one another."""
    here = Path(__file__).parent
    items.sort(key=lambda item: (item.path.is_relative_to(here), item.path.name not in LONGEST))
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Open the database and see to it that the course is there; nothing is emptied afterwards.

    It stands in for the one of pytest-django, which loads and empties for each test.
    """
    with django_db_blocker.unblock():
        course.settle()
        yield


@pytest.fixture(scope="session")
def _server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveServer]:
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture
def site(_server: LiveServer) -> str:
    """The address of the site."""
    return _server.url


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens an address as a new guest; any complaint in the console fails the journey.

    `allowed` is a pattern for complaints that belong to the journey, such as "status of 422".
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        path: str, *, width: int = 1280, js: bool = True, theme: str = "light",
        allowed: str = "$^", **options: object,
    ) -> Page:  # fmt: skip
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 860}, java_script_enabled=js,
            color_scheme=theme, **options,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        listen(page, lambda words: re.search(allowed, words) or complaints.append(words))
        page.goto(path)
        return page

    yield opened

    for context in contexts:
        context.close()
    assert not complaints, complaints


def listen(page: Page, note: Callable[[str], object]) -> None:
    """Pass on what the console complains of, in this page and in those it opens.

    A refused script or style is such a complaint.
    """
    context = page.context
    context.set_default_timeout(10_000)
    context.on("weberror", lambda error: note(str(error.error)))
    context.on("console", lambda m: note(m.text) if m.type in ("error", "warning") else None)
