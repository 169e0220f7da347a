"""Writing in a real browser: the page follows, what is wrong is marked, everything by keyboard."""

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from courses.models import SectionRevision
from tests.admin.people import make_person
from tests.admin.test_in_the_browser import sign_in
from tests.admin.world import World
from tests.factories import text_with
from tests.journeys.audit import lowest_contrast, small_targets, violations
from tests.workbench.conftest import write_url

LONG = "\n\n".join(f"## // part {n} | Part {n}\n\n" + f"Words of {n}. " * 60 for n in range(9))


@pytest.fixture
def writer(transactional_db: None, roles: None) -> User:
    """An instructor whose password we know."""
    return make_person("instructor")


@pytest.fixture
def written(writer: User) -> SectionRevision:
    """A long draft with a check at its end."""
    draft: SectionRevision = World().draft
    draft.lede = "A lede."
    draft.source = LONG + "\n\n" + text_with("first-check")
    draft.save()
    return draft


def opened(page: Page, server: LiveServer, writer: User, draft: SectionRevision) -> Locator:
    """The workbench, at the end of its text."""
    sign_in(page, server, writer)
    page.goto(server.url + write_url(draft))
    text = page.get_by_label("Text", exact=True)
    expect(page.get_by_text("Nothing to mend: this text can be released.")).to_be_visible()
    text.focus()
    page.keyboard.press("Control+End")
    return text


def shown(page: Page) -> FrameLocator:
    """The page beside the words."""
    return page.frame_locator("#wb-frame")


def press_at_once(page: Page, *keys: str) -> None:
    """Keys with Ctrl, quicker than the browser tells of anything they did."""
    page.evaluate(
        """keys => keys.forEach(key => document.activeElement.dispatchEvent(new KeyboardEvent(
            "keydown", { key, ctrlKey: true, bubbles: true, cancelable: true })))""",
        list(keys),
    )


def test_the_page_follows_what_is_typed(
    writer: User, written: SectionRevision, live_server: LiveServer, clean_page: Page
) -> None:
    page = clean_page
    text = opened(page, live_server, writer, written)

    page.keyboard.type("\n\nNew words, **at once**.")
    expect(shown(page).get_by_text("New words, at once.")).to_be_in_viewport()
    page.keyboard.type("\n\n/// nonsense\n///")
    expect(page.get_by_role("button", name="There is no block “nonsense”.")).to_be_visible()
    expect(page.locator("#wb-say")).to_have_text("1 thing to mend")
    page.keyboard.press("Control+Home")
    expect(page.locator("#wb-here")).to_have_text("Line 1")
    page.keyboard.press("F8")

    expect(page.locator("#wb-here")).to_contain_text("There is no block “nonsense”.")
    expect(page.locator("#wb-lines .bad")).to_be_in_viewport()
    chosen = text.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert chosen == "/// nonsense"


def test_everything_is_put_in_by_keyboard_and_taken_back(
    writer: User, written: SectionRevision, live_server: LiveServer, clean_page: Page
) -> None:
    text = opened(page := clean_page, live_server, writer, written)
    before = text.input_value()

    page.keyboard.press("Control+/")
    expect(page.get_by_role("button", name="first-check")).to_contain_text("What happens?")
    expect(page.locator("[data-once][data-used='in the text']")).to_have_count(1)
    page.keyboard.type("callout")
    page.keyboard.press("Enter")
    assert text.input_value().endswith("- Know the way back.\n///\n")
    page.keyboard.type("Chosen words")
    page.keyboard.press("Shift+Control+ArrowLeft")
    page.keyboard.press("Control+b")
    assert "Chosen **words**\n///" in text.input_value()
    page.keyboard.press("Control+b")
    assert "Chosen words\n///" in text.input_value()
    for _ in range(30):
        page.keyboard.press("Control+z")

    assert text.input_value() == before
    press_at_once(page, "/", "Escape")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(text).to_be_focused()


def test_widths_and_states_are_switched_and_nothing_is_at_fault(
    writer: User, written: SectionRevision, live_server: LiveServer, clean_page: Page
) -> None:
    page = clean_page
    opened(page, live_server, writer, written)

    page.get_by_label("768").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_label("As a learner").select_option("shown")
    expect(shown(page).get_by_text("Secret explanation of right")).to_have_count(1)
    inside = page.locator("#wb-frame").evaluate("f => f.contentWindow.innerWidth")
    page.reload()
    expect(page.get_by_label("1280")).to_be_checked()

    assert inside == 1280
    page.emulate_media(color_scheme="dark")
    page.get_by_text("Insert", exact=True).click()
    for size in ((1280, 900), (390, 844)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert violations(page) + small_targets(page) == []
        assert lowest_contrast(page)[0] >= 4.5
    page.get_by_role("radio", name="Page").check()
    expect(page.locator("#wb-frame")).to_be_in_viewport()
    expect(page.get_by_label("Text", exact=True)).to_be_hidden()


def test_words_are_saved_as_they_are_typed_and_two_people_see_each_other(
    writer: User, written: SectionRevision, live_server: LiveServer, browser: Browser
) -> None:
    mine, theirs = browser.new_page(), browser.new_page()
    opened(mine, live_server, writer, written)
    opened(theirs, live_server, make_person("superuser"), written)

    mine.keyboard.type("Saved by itself.")
    mine.keyboard.press("Control+s")
    expect(mine.locator("#draft-status .saved")).to_be_visible()
    theirs.keyboard.press("Control+Home")
    theirs.keyboard.type("Of the other.\n\n")
    theirs.keyboard.press("Control+s")
    expect(theirs.locator("#draft-status .saved, #draft-conflict").first).to_be_visible()

    written.refresh_from_db()
    assert "Saved by itself." in written.source
    assert mine.url.endswith("/write/")


def test_without_javascript_the_preview_button_fills_the_frame(
    writer: User, written: SectionRevision, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, writer)
    page.goto(live_server.url + write_url(written))

    page.get_by_label("Text", exact=True).fill("Only *looked at*.\n\n/// nonsense\n///")
    page.get_by_role("button", name="Preview").click()
    expect(shown(page).get_by_text("Only looked at.")).to_be_visible()
    expect(shown(page).get_by_text("Text, line 3:")).to_be_visible()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    written.refresh_from_db()
    assert written.source.startswith("Only *looked at*.")
