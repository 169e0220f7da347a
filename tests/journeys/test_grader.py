"""A grader signs in, narrows the results and takes the file away."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECOND, SECTION, SLUG, WRONG
from tests.journeys.people import person, signed_in
from tests.results.answers import see_everyone


@pytest.mark.parametrize(("width", "js"), [(1280, True), (390, False)])
def test_results_are_narrowed_and_downloaded(visit: Visit, width: int, js: bool) -> None:
    learner = visit(SECTION)
    Check(learner, FIRST).answer(WRONG[FIRST][0])
    Check(learner, SECOND).answer(RIGHT[SECOND])
    who = person("Grader")
    see_everyone(who)
    page = visit("/results/responses/", width=width, js=js, storage_state=signed_in(who))

    page.get_by_label("Course").select_option(label="Cloud Integrations")
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(f"course={SLUG}"))
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Export").click()

    assert SLUG in arriving.value.suggested_filename
    text = Path(arriving.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {FIRST, SECOND} <= {row["question"] for row in rows}
    assert page.locator("tbody tr").count() == min(len(rows), 50)


def test_a_grader_finds_the_results_in_the_bar(visit: Visit) -> None:
    page = visit("/accounts/login/")
    page.get_by_label("Email").fill(person("Grader").email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main form .btn--pri").click()

    page.get_by_role("link", name="Results").click()

    expect(page.get_by_role("heading", name="Results", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Admin")).to_have_count(0)
