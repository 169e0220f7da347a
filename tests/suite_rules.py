"""Rules the whole suite keeps: no network, no passing by skipping, browser tests marked."""

import socket

import pytest

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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without a failing test failed."""
    if _SKIPPED:
        terminalreporter.write_line(f"{len(_SKIPPED)} skipped: a skipped test fails the run.")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test is a failed run."""
    if _SKIPPED and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
