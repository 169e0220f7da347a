"""axe finds nothing, and nothing scrolls sideways, at three widths in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import Lesson

pytestmark = pytest.mark.django_db(transaction=True)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""


def complaints(page: Page) -> list[tuple[str, object]]:
    """What axe says about the page as it stands."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def overflow(page: Page) -> int:
    """Pixels that stick out of the window sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def inspect(page: Page, width: int, menu: str) -> None:
    """Fail where the page breaks a rule, shut or with a menu open, or grows too wide."""
    page.set_viewport_size({"width": width, "height": 800})
    # What the sticky bar happens to cover would be reported as too small to hit.
    page.evaluate("scrollTo(0, 0)")
    assert complaints(page) == []
    button = page.locator(menu)
    if button.count() and button.is_visible():
        button.click()
        assert complaints(page) == []
        page.keyboard.press("Escape")
    page.evaluate(SPACING)
    assert overflow(page) <= 0
    page.evaluate("() => { document.adoptedStyleSheets = [] }")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("where", ["section", "answered", "home", "/accounts/login/", "/nowhere/"])
def test_no_page_breaks_a_rule(live_server: LiveServer, page: Page, where: str, theme: str) -> None:
    lesson = Lesson()
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    home = lesson.course.get_absolute_url()
    places = {"section": lesson.url, "answered": lesson.url, "home": home}
    page.goto(live_server.url + places.get(where, where))
    if where == "answered":
        page.check("#check-first-check-right")
        page.locator("#check-first-check [type=submit]").first.click()
        page.check("#check-second-check-wrong-a")
        page.locator("#check-second-check [type=submit]").first.click()
        page.locator("#check-second-check-says").wait_for()

    for width, menu in ((1280, ".bar__toc"), (390, ".bar__menu"), (320, ".bar__you")):
        inspect(page, width, menu)
