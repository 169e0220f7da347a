"""A case study arrives as a file with the right name, and the card remembers it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from casestudies.models import Download
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECTION

TITLE = "Case study · Dixons Blue-Green (2008)"


@pytest.mark.parametrize(("width", "js"), [(1280, True), (390, False)])
def test_the_file_arrives_and_the_card_says_so_on_the_next_page(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)
    link = page.get_by_role("link", name=f"Download the case study: {TITLE}")
    expect(link).not_to_contain_text("Downloaded")

    with page.expect_download() as arriving:
        link.click()

    assert arriving.value.suggested_filename == "Dixons Blue-Green (2008).pdf"
    assert Path(arriving.value.path()).read_bytes().startswith(b"%PDF-")
    page.reload()
    expect(link).to_contain_text("Downloaded")


def test_downloading_twice_is_one_record(visit: Visit) -> None:
    page = visit(SECTION)
    Check(page, FIRST).answer(RIGHT[FIRST])
    before = Download.objects.count()

    for _ in range(2):
        with page.expect_download():
            page.get_by_role("link", name=f"Download the case study: {TITLE}").click()

    assert Download.objects.count() == before + 1


def test_the_card_describes_the_file_before_it_is_fetched(visit: Visit) -> None:
    page = visit(SECTION)

    link = page.get_by_role("link", name=f"Download the case study: {TITLE}")

    expect(link).to_have_accessible_description("2008 · PDF · 75 KB · 5 pages")
