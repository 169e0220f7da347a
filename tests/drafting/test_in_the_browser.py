"""Writing in a real browser: what is lost when it closes, the line goes, or somebody else saves."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Session, User
from courses.models import SectionRevision
from releases.promotion import collect
from tests.admin.people import make_person
from tests.admin.test_in_the_browser import sign_in
from tests.factories import (
    PASSWORD,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
)
from tests.roles import grant_roles


@pytest.fixture
def draft(transactional_db: None) -> SectionRevision:
    """A section's draft."""
    grant_roles()
    return SectionRevisionFactory.create(title="A title", source="One line.\n\nAnother line.")


def opened(page: Page, server: LiveServer, draft: SectionRevision, person: User | None) -> Page:
    """The draft's form, after signing in where a person is given."""
    if person:
        sign_in(page, server, person)
    page.goto(f"{server.url}/admin/courses/sectionrevision/{draft.pk}/change/")
    return page


def write(page: Page, words: str) -> None:
    """Type at the end of the text, as people do."""
    page.locator("#id_source").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words, delay=20)


def crash(page: Page) -> None:
    """Close the page without its hearing of it."""
    page.evaluate(
        """["pagehide", "visibilitychange"].forEach(
            (name) => addEventListener(name, (e) => e.stopImmediatePropagation(), true))"""
    )
    page.close()


def source(draft: SectionRevision) -> str:
    draft.refresh_from_db()
    return draft.source


def test_closing_the_browser_in_the_middle_of_a_word_loses_nothing(
    draft: SectionRevision, live_server: LiveServer, context: BrowserContext
) -> None:
    page = opened(context.new_page(), live_server, draft, make_person("instructor"))
    write(page, " Saved while it is being writ")
    expect(page.locator(".saved")).to_contain_text("Saved")
    write(page, "ten, to the last key")
    page.wait_for_timeout(2000)
    crash(page)

    assert source(draft).endswith("Saved while it is being written, to the last key")


def test_words_wait_for_the_line_and_for_the_next_time_the_page_is_opened(
    draft: SectionRevision, live_server: LiveServer, context: BrowserContext
) -> None:
    page = opened(context.new_page(), live_server, draft, make_person("instructor"))
    context.set_offline(True)
    write(page, " Offline.")
    expect(page.locator("#draft-alarm")).to_contain_text("cannot be reached")
    context.set_offline(False)
    expect(page.locator(".saved")).to_be_visible()
    assert source(draft).endswith("Offline.")

    context.set_offline(True)
    write(page, " Then a crash.")
    crash(page)
    context.set_offline(False)
    page = opened(context.new_page(), live_server, draft, None)

    expect(page.get_by_role("heading", name="never reached the server")).to_be_visible()
    page.get_by_role("button", name="Use them").click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    assert source(draft).endswith("Offline. Then a crash.")


def test_signing_in_again_in_a_new_window_saves_what_waited(
    draft: SectionRevision, live_server: LiveServer, context: BrowserContext
) -> None:
    ada = make_person("instructor")
    page = opened(context.new_page(), live_server, draft, ada)
    Session.objects.all().delete()

    write(page, " Signed out.")
    with context.expect_page() as opening:
        page.get_by_role("link", name="Sign in (new window)").click()
    window = opening.value
    window.get_by_label("Email").fill(ada.email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("main").get_by_role("button", name="Sign in").click()
    window.close()
    page.bring_to_front()

    expect(page.locator(".saved")).to_be_visible(timeout=15_000)
    assert source(draft).endswith("Signed out.")


def test_two_people_see_each_other_and_put_their_words_together(
    draft: SectionRevision, live_server: LiveServer, context: BrowserContext, browser: Browser
) -> None:
    ada, bob = make_person("instructor"), make_person("instructor")
    hers = opened(context.new_page(), live_server, draft, ada)
    other = browser.new_context()
    his = opened(other.new_page(), live_server, draft, bob)
    expect(his.locator(".people")).to_contain_text(f"{ada} has it open.")

    write(his, " His.")
    expect(his.locator(".saved")).to_be_visible()
    hers.locator("#id_title").fill("Her title")
    expect(hers.get_by_role("heading", name="Two versions of this draft")).to_be_visible()
    hers.get_by_role("button", name="Save what stands here").click()

    expect(hers.get_by_text("The draft is saved.")).to_be_visible()
    assert (source(draft), draft.title) == ("One line.\n\nAnother line. His.", "Her title")
    other.close()


def test_words_for_a_draft_that_was_released_meanwhile_begin_a_new_one(
    draft: SectionRevision, live_server: LiveServer, context: BrowserContext
) -> None:
    page = opened(context.new_page(), live_server, draft, make_person("instructor"))
    collect(ReleaseFactory.create(scope=draft.section.module.course.slug), [draft])

    write(page, " Too late.")
    page.get_by_role("button", name="Write a new revision with these words").click()

    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    newest = draft.section.revisions.get(number=2)
    assert newest.source.endswith("Too late.")
    assert not source(draft).endswith("Too late.")


def test_words_typed_while_the_page_still_loads_are_saved(
    transactional_db: None, live_server: LiveServer, clean_page: Page
) -> None:
    grant_roles()
    question = QuestionRevisionFactory.create()
    sign_in(clean_page, live_server, make_person("instructor"))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    clean_page.route("**/preview/", hold)
    address = f"{live_server.url}/admin/quizzes/questionrevision/{question.pk}/change/"
    clean_page.goto(address, wait_until="domcontentloaded")

    clean_page.locator("#id_stem").fill("Typed at once?")
    for each in held:
        each.continue_()

    expect(clean_page.locator(".saved")).to_be_visible()
    expect(clean_page.locator("#draft-conflict")).to_have_count(0)
    question.refresh_from_db()
    assert question.stem == "Typed at once?"
