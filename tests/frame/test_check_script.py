"""What the page's own script does for a check, in a real browser."""

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from quizzes.models import Response
from tests.factories import Lesson, SectionRevisionFactory, released

pytestmark = pytest.mark.django_db(transaction=True)

RIGHT = "#check-first-check-right"
CARD = "#check-first-check"


@pytest.fixture
def lesson(live_server: LiveServer, page: Page) -> Lesson:
    """A section opened in the browser."""
    lesson = Lesson()
    page.goto(live_server.url + lesson.url)
    return lesson


def verify(page: Page) -> None:
    """Press the first card's button."""
    page.locator(f"{CARD} [type=submit]").first.click()


def test_a_verified_answer_moves_focus_to_the_result_and_updates_the_score(
    page: Page, lesson: Lesson
) -> None:
    page.check(RIGHT)

    verify(page)

    expect(page.locator(f"{CARD}-says")).to_be_focused()
    expect(page.locator("#score b")).to_have_text("1 of 2")
    expect(page.locator("#status-badge")).to_contain_text("In progress")


def test_verifying_nothing_puts_focus_on_the_first_choice(page: Page, lesson: Lesson) -> None:
    verify(page)

    expect(page.locator(f"{CARD} .err")).to_be_visible()
    expect(page.locator(f"{CARD} .ch__i").first).to_be_focused()


def test_three_fast_clicks_are_one_response(page: Page, lesson: Lesson) -> None:
    page.check(RIGHT)

    # A later click may land on the verdict already, so focus is not asked for here.
    page.locator(f"{CARD} [type=submit]").first.click(click_count=3)

    expect(page.locator(f"{CARD}-says")).to_be_visible()
    assert Response.objects.count() == 1


def test_a_slow_answer_shows_a_busy_button_and_is_announced(page: Page, lesson: Lesson) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/checks/**", hold)
    page.check(RIGHT)

    verify(page)

    button = page.locator(f"{CARD} [type=submit]").first
    expect(button).to_have_text("Verifying…")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    expect(page.locator("#live")).to_have_text("Checking your answer")
    held[0].continue_()
    expect(page.locator(f"{CARD}-says")).to_be_focused()


def test_offline_keeps_the_choice_and_sends_it_when_the_line_is_back(
    page: Page, lesson: Lesson
) -> None:
    page.check(RIGHT)
    page.context.set_offline(True)

    verify(page)

    expect(page.locator(f"{CARD} .net")).to_be_visible()
    expect(page.locator("#live")).to_contain_text("Not sent")
    expect(page.locator(RIGHT)).to_be_checked()
    assert page.evaluate("document.activeElement.textContent") == "Verify"
    page.context.set_offline(False)
    expect(page.locator(f"{CARD}-says")).to_be_focused()
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (500, {}, "The server could not be reached."),
        (429, {"Retry-After": "42"}, "please wait 42 seconds"),
        (403, {}, "This page is too old to send from."),
    ],
)
def test_a_refusal_is_told_in_words_and_changes_nothing(
    page: Page, lesson: Lesson, status: int, headers: dict[str, str], words: str
) -> None:
    page.route("**/checks/**", lambda route: route.fulfill(status=status, headers=headers))
    page.check(RIGHT)

    verify(page)

    expect(page.locator(f"{CARD} .net")).to_contain_text(words)
    expect(page.locator("#live")).to_contain_text(words)
    expect(page.locator(RIGHT)).to_be_checked()
    expect(page.locator(f"{CARD} [type=submit]").first).to_have_text("Verify")


def test_a_letter_chooses_only_while_the_group_has_the_focus(page: Page, lesson: Lesson) -> None:
    page.keyboard.press("c")
    assert page.locator(".ch__i:checked").count() == 0
    page.locator(f"{CARD} .ch__i").first.focus()

    page.keyboard.press("c")

    expect(page.locator(f"{CARD} .ch__i").nth(2)).to_be_checked()
    expect(page.locator(f"{CARD} .ch__i").nth(2)).to_be_focused()


def test_an_unsent_choice_survives_a_reload_and_a_sent_one_is_forgotten(
    page: Page, lesson: Lesson
) -> None:
    page.check(RIGHT)
    page.reload()
    expect(page.locator(RIGHT)).to_be_checked()

    verify(page)
    expect(page.locator(f"{CARD}-says")).to_be_focused()

    kept = page.evaluate("Object.entries(sessionStorage)")
    assert [value for key, value in kept if key.startswith("check-")] == [""]


def test_practising_again_starts_a_fresh_form_with_focus_on_it(page: Page, lesson: Lesson) -> None:
    page.check(RIGHT)
    verify(page)

    page.get_by_role("button", name="Practise again").click()

    expect(page.locator(f"{CARD} .ch__i").first).to_be_focused()
    expect(page.locator(f"{CARD} .ch__i:checked")).to_have_count(0)


def test_the_theme_changes_at_once_and_is_remembered(page: Page, lesson: Lesson) -> None:
    page.check("#theme-dark", force=True)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(12, 17, 26)"
    expect(page.locator("#live")).to_have_text("Theme saved.")
    page.reload()
    expect(page.locator("#theme-dark")).to_be_checked()


def test_the_contents_mark_where_the_reader_is(page: Page, lesson: Lesson) -> None:
    page.locator("#check-second-check").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('check').scrollIntoView()")

    expect(page.locator(".toc [aria-current=location]")).to_have_attribute("href", "#check")


def test_a_section_without_checks_is_marked_as_read_in_place(
    live_server: LiveServer, clean_page: Page
) -> None:
    section = SectionRevisionFactory.create(source="## // first | A heading\n\nSome text.\n")
    released(section, scope=section.section.module.course.slug)
    clean_page.goto(live_server.url + section.section.get_absolute_url())

    clean_page.get_by_role("button", name="Mark as read").click()

    expect(clean_page.get_by_role("heading", name="Read", exact=True)).to_be_focused()
    expect(clean_page.locator("#status-badge")).to_contain_text("Complete")
