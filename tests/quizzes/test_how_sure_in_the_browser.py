"""How sure, by keyboard in a real browser, in the looks and widths that learners have."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from quizzes.models import Response
from tests.factories import CourseFactory, Lesson
from tests.journeys.audit import look_everywhere

pytestmark = pytest.mark.django_db(transaction=True)


def test_how_sure_is_said_with_keys_and_kept_through_an_error(
    live_server: LiveServer, page: Page
) -> None:
    lesson = Lesson("first-check", course=CourseFactory.create(asks_confidence=True))
    page.goto(live_server.url + lesson.url)
    card = page.locator("#check-first-check")

    card.get_by_label("Sure", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(card.locator(".err")).to_contain_text("Choose one answer")
    expect(card.get_by_label("Not sure")).to_be_checked()
    look_everywhere(page, widths=(1280, 320))
    card.locator("[value=right]").press("Space")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("You were not sure.")
    assert Response.objects.get().confidence == "unsure"
