"""A knowledge check as a person uses it: choose, verify, read what it says."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class Check:
    """The card of one question on a page."""

    def __init__(self, page: Page, key: str) -> None:
        self.page = page
        self.key = key
        self.card = page.locator(f"#check-{key}")
        self.heading = page.locator(f"#check-{key}-says")

    def row(self, choice: str) -> Locator:
        """The radio of one choice."""
        return self.page.locator(f"#check-{self.key}-{choice}")

    def choose(self, choice: str) -> None:
        """Tap the row, not the small ring in it."""
        self.page.locator(f"label[for=check-{self.key}-{choice}]").click()

    def verify(self) -> None:
        """Press Verify, whatever it is called by now."""
        self.card.get_by_role("button", name="Verify").click()

    def answer(self, choice: str) -> None:
        """Choose, verify and wait for what it led to."""
        self.choose(choice)
        self.verify()
        expect(self.heading).to_be_focused()

    def press(self, name: str) -> None:
        """Press another of the card's buttons."""
        self.card.get_by_role("button", name=name, exact=True).click()


def progress(page: Page) -> dict[str, str]:
    """Everything on the page that moves with an answer, as text without spaces."""
    parts = ("#status-badge", "#score", "#rail-list", "#next", ".kc")
    return {
        part: re.sub(r"\s", "", "|".join(page.locator(part).all_text_contents())) for part in parts
    }


def focused(page: Page) -> str:
    """The element that has the focus: its id, or its tag and words."""
    return page.evaluate(
        "(e => e.id || e.tagName + ' ' + e.textContent.trim())(document.activeElement)"
    )
