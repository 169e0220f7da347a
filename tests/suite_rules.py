"""Rules the whole suite keeps: no network, no passing by skipping, tests marked by their needs."""

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
    """Whatever uses a browser or a database is marked so, without anyone thinking of it."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"page", "browser", "context", "clean_page"} & fixtures:
            item.add_marker(pytest.mark.browser)
        if {"db", "transactional_db", "_django_db_helper"} & fixtures or _names_a_database(item):
            item.add_marker(pytest.mark.database)


def _names_a_database(item: pytest.Item) -> bool:
    """Whether it asks for one by a marker, or as a class that Django prepares one for."""
    kinds = getattr(getattr(item, "cls", None), "__mro__", ())
    return item.get_closest_marker("django_db") is not None or any(
        kind.__name__ == "TransactionTestCase" for kind in kinds
    )


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
