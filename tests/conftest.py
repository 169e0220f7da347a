"""What every test can rely on: fresh caches and a browser that notices complaints."""

import gc
import os
import shutil
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from hypothesis import settings
from playwright.sync_api import BrowserContext, Page
from pytest_django.plugin import blocking_manager_key

from courses.changes.since import changes_between
from courses.reading.compiling import compiled_course
from courses.throttle import this_minute
from courses.workbench.page import rest_of_course
from labs.compiling import lab_content
from labs.playing import forget_replays
from quizzes.answer_key import asked_question
from quizzes.regrading.rules import decided
from quizzes.statistics.reading import figures_of_count
from releases.toggles.exposures import exposures
from tests import roles  # noqa: F401  (keeps the roles there)
from tests.journeys.course import sweep
from tests.prepared import (  # noqa: F401  (pytest finds its fixtures here)
    django_db_keepdb,
    django_db_setup,
    prepared_database,
)
from tests.suite_rules import (  # noqa: F401  (pytest finds its hooks here)
    pytest_collection_modifyitems,
    pytest_runtest_logreport,
    pytest_sessionfinish,
    pytest_terminal_summary,
)
from tests.toggles.factories import everything
from tests.toggles.sides import Sides, needed

# Playwright runs an event loop in the thread that also prepares the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A machine that is busy for a moment says nothing about the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """With TOGGLES=both the run fails where a side of a toggle is met by no test."""
    if os.environ.get("TOGGLES") == "both":
        config.pluginmanager.register(Sides())


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the collector what stays to the end: modules, tests and their parameters."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Journeys leave their rows behind for one another; no other test may meet them."""
    if "journeys" not in item.path.parts:
        with item.config.stash[blocking_manager_key].unblock():
            sweep()


@pytest.fixture(autouse=True)
def forget_what_is_compiled(request: pytest.FixtureRequest) -> None:
    """Tests reuse ids, so nothing compiled or counted for one may serve another."""
    compiled_course.cache_clear()
    changes_between.cache_clear()
    rest_of_course.cache_clear()
    asked_question.cache_clear()
    lab_content.cache_clear()
    decided.cache_clear()
    figures_of_count.cache_clear()
    forget_replays()
    exposures.forget()
    # The suite runs with every declared toggle on; TOGGLES=off is its other leg.
    is_off = os.environ.get("TOGGLES") == "off"
    everything(on=not is_off, but=needed(request.node) if is_off else ())
    cache.clear()
    this_minute.forget()


@pytest.fixture(scope="session")
def base_url() -> str:
    """No base URL: `live_server.url` says where the site is."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Debian's Chromium where there is one, else Playwright's own.

    The headless shell before the whole browser: the same engine at half the processor time.
    """
    installed = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return browser_type_launch_args | {
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        **({"executable_path": installed} if installed else {}),
    }


@pytest.fixture
def clean_page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when the console shows a warning or an error.

    A refused script or style (the content security policy) is such an error.
    """
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None,
    )

    yield page

    assert complaints == []
