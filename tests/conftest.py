"""What every test can rely on: a browser, no network, and no way to pass by skipping."""

import os
import shutil
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

# Playwright runs an event loop in the thread that also prepares the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_SKIPPED: list[str] = []
_connect = socket.socket.connect


def _connect_nearby(self: socket.socket, address: object) -> None:
    """Connect only to this machine: a test that needs the network is not a test."""
    nearby = not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1", "localhost")
    if not nearby:
        raise AssertionError(f"a test tried to connect to {address}")
    _connect(self, address)


socket.socket.connect = _connect_nearby


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses a browser is marked so, without anyone having to think of it."""
    for item in items:
        if {"page", "browser", "context", "clean_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what was skipped."""
    if report.skipped:
        _SKIPPED.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test is a failed run."""
    if _SKIPPED and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def base_url() -> str:
    """No base URL: `live_server.url` says where the site is."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Debian's Chromium where there is one, else Playwright's own."""
    installed = shutil.which("chromium")
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
