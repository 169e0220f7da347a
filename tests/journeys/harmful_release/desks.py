"""What the two people at the console do: one writes and puts together, the other promotes."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from courses.models import SectionRevision
from releases.rings import Ring
from tests.journeys.course import SECTION, SLUG
from tests.journeys.desk import SLOW, Desk, act
from tests.journeys.harmful_release.texts import text_of


def rewrite(page: Page, old: str, new: str) -> None:
    """A new draft of what learners have, with one sentence replaced, written beside the page."""
    everyone_has = SectionRevision.objects.get(
        section__module__course__slug=SLUG, release__ring=Ring.A3
    )
    page.goto(f"/admin/courses/sectionrevision/{everyone_has.pk}/change/")
    act(page, "New revision from this one")
    page.get_by_role("link", name="Write beside the page").click()
    desk = Desk(page)
    desk.wait_for_page()
    whole = desk.text.input_value()
    assert whole.count(old) == 1
    desk.write(whole.replace(old, new))
    fit = page.get_by_text("Nothing to mend: this text can be released.")
    expect(fit).to_be_visible(timeout=SLOW)


def put_together(page: Page, name: str) -> str:
    """A release of the draft, for half of the learners; its address in the console."""
    page.goto(f"/releases/new/?course={SLUG}")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Share of A2").fill("50")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Make the release").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=SLOW)
    return page.url


def promote(page: Page, ring: str, told: str = "") -> None:
    """One click outwards, and what the console says to it."""
    page.get_by_role("button", name=f"Promote to {ring}").click()
    expect(page.locator("#told")).to_contain_text(told or f"Promoted to {ring}", timeout=SLOW)


def promote_to_half(page: Page, release: str) -> None:
    """To staff, who read the section, then to half of the learners; stays on the release's page."""
    page.goto(release)
    expect(page.get_by_role("button", name="Take out")).to_be_visible()
    assert text_of(page.request.get(SECTION).text()) == "whole"
    promote(page, "A1")
    assert text_of(page.request.get(SECTION).text()) != "whole"
    promote(page, "A2")
    expect(page.get_by_role("button", name="Take out")).to_be_hidden()
    page.evaluate("window.marked = true")


def taken_back_live(page: Page, why: str) -> None:
    """The page that stands open shows the rollback, the lamp and the notice, and was not loaded."""
    breach = page.locator(".rl-mark--breach")
    # The page looks again every five seconds.
    expect(breach).to_contain_text("Right at the first try", timeout=SLOW)
    expect(breach).to_contain_text(why)
    expect(page.locator(".rl-why")).to_contain_text("Harmed: Right at the first try")
    expect(page.locator(".im-notice--new")).to_contain_text(why)
    expect(page.get_by_role("button", name="Promote")).to_have_count(0)
    assert page.evaluate("window.marked")
