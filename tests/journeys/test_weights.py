"""What a section page weighs on the wire, as the shipped course renders it."""

import gzip
import re

import pytest
from playwright.sync_api import Page

from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECOND, SECTION

KB = 1024


def squeezed(body: bytes) -> int:
    """Bytes after the compression that web servers use by default."""
    return len(gzip.compress(body, 6))


def loaded(page: Page, pattern: str) -> dict[str, bytes]:
    """Every file of that kind that the page loads, by its address."""
    names = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    wanted = {name for name in names if re.search(pattern, name)}
    return {name: page.request.get(name).body() for name in wanted}


def test_a_section_is_at_most_twenty_kilobytes_of_html(visit: Visit) -> None:
    page = visit(SECTION)

    assert squeezed(page.request.get(SECTION).body()) <= 20 * KB


def test_answering_both_questions_adds_at_most_one_kilobyte(visit: Visit) -> None:
    page = visit(SECTION)
    Check(page, FIRST).answer(RIGHT[FIRST])
    Check(page, SECOND).answer(RIGHT[SECOND])

    assert squeezed(page.request.get(SECTION).body()) <= 21 * KB


@pytest.mark.parametrize(
    ("kind", "most"), [(r"\.css", 12 * KB), (r"\.woff2", 55_000), (r"(check|contents)\.js", 2 * KB)]
)
def test_what_the_page_loads_stays_small(visit: Visit, kind: str, most: int) -> None:
    files = loaded(visit(SECTION), kind)

    weights = {name: squeezed(body) for name, body in files.items()}
    assert weights
    assert sum(weights.values()) <= most, weights


def test_the_only_other_script_is_htmx(visit: Visit) -> None:
    scripts = loaded(visit(SECTION), r"\.js")

    others = [name for name in scripts if not re.search(r"(check|contents)\.js", name)]
    assert len(others) == 1
    assert "htmx" in others[0]
