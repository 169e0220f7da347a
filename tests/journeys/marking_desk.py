"""A grader's desk: the pages of results as a person goes through them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Download, Page, expect

from tests.factories import PASSWORD

type Grades = dict[str, tuple[int, int]]
"""Points and the points there are, by learner's name."""


class MarkingDesk:
    """One grader's browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, email: str) -> None:
        """By the form, and on by the bar to the results."""
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.locator("main form .btn--pri").click()
        self.page.get_by_role("link", name="Results").click()

    def narrow(self, **filters: str) -> None:
        """Choose these filters by their labels and ask for what they show, with the keyboard."""
        for label, chosen in filters.items():
            self.page.get_by_label(label, exact=True).select_option(label=chosen)
        self.page.locator(".res__f button").focus()
        self.page.keyboard.press("Enter")

    def kind(self, name: str) -> None:
        """Another kind of results, with the filters kept."""
        kinds = self.page.get_by_role("navigation", name="Kinds of results")
        kinds.get_by_role("link", name=re.compile(f"^{name}")).click()
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()
        # Until its styles are there a page has no lines to read.
        self.page.wait_for_load_state()

    def shows(self, heading: str) -> None:
        """Wait until the page tells this of what was found."""
        expect(self.page.get_by_role("heading", name=heading)).to_be_visible()

    def gradebook(self) -> Grades:
        """What the gradebook says of each learner."""
        rows = self.page.locator(".gb__t tbody tr").all()
        found = ((row.locator("th a").inner_text(), row.locator("td").first) for row in rows)
        return {name: _points(cell.inner_text()) for name, cell in found}

    def fetched(self, role: Literal["link", "button"], name: str) -> Download:
        """The file that a link or a button leads to."""
        with self.page.expect_download() as arriving:
            self.page.get_by_role(role, name=name).first.click()
        return arriving.value


def _points(told: str) -> tuple[int, int]:
    earned, _slash, possible = told.splitlines()[0].partition("/")
    return int(earned), int(possible)


def body(file: Download) -> bytes:
    """What is in it."""
    return Path(file.path()).read_bytes()
