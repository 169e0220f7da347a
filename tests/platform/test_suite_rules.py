"""The suite cannot pass by skipping, cannot reach the network, and drives a real browser."""

import socket

import pytest
from playwright.sync_api import Page

from tests.platform.conftest import ROOT

pytest_plugins = ["pytester"]
_RULES = (ROOT / "tests" / "suite_rules.py").read_text(encoding="utf-8")


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite under the same rules as ours, without our plugins, which take long to load."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeconftest(_RULES)
    pytester.makeini("[pytest]\nmarkers =\n  browser: Chromium\n  database: one\n  django_db: asks")
    return pytester


def _outcome(suite: pytest.Pytester, body: str, *words: str) -> int:
    suite.makepyfile(body)
    return suite.runpytest_subprocess("-p", "xdist", *words).ret


def test_a_suite_without_skips_passes(suite: pytest.Pytester) -> None:
    assert _outcome(suite, "def test_it(): pass") == 0


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skipped_test_fails_the_run_also_in_parallel(
    suite: pytest.Pytester, workers: str
) -> None:
    # The suite that is run inside this test: it skips, and has to fail for that.
    body = "import pytest\ndef test_it(): pytest.skip('no browser')"

    assert _outcome(suite, body, "-n", workers) == 1


def test_a_test_that_uses_a_browser_is_marked_without_anyone_marking_it(
    suite: pytest.Pytester,
) -> None:
    body = "def test_it(page): raise RuntimeError\ndef test_other(): pass"

    assert _outcome(suite, body, "-m", "not browser") == 0


def test_a_test_that_meets_a_database_is_marked_without_anyone_marking_it(
    suite: pytest.Pytester,
) -> None:
    body = """
import pytest, unittest
class TransactionTestCase(unittest.TestCase): pass
class TestByItsKind(TransactionTestCase):
    def test_it(self): pass
@pytest.fixture
def db(): pass
@pytest.fixture
def row(db): pass
def test_by_its_data(row): pass
@pytest.mark.django_db
def test_by_its_mark(): pass
def test_without(): raise RuntimeError
"""
    suite.makepyfile(body)

    ended = suite.runpytest_subprocess("-m", "database")

    ended.assert_outcomes(passed=3, deselected=1)


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="tried to connect"):
        one.connect(("192.0.2.1", 80))


def test_the_browser_is_real_and_its_page_is_clean(clean_page: Page) -> None:
    clean_page.set_content("<title>Hello</title><h1>Hello</h1>")

    assert clean_page.title() == "Hello"
