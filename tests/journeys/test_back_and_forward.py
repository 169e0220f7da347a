"""Back, forward and another tab show the stored state and never ask to send a form again."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Response
from tests.journeys.card import Check, progress
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, HOME, RIGHT, SECTION, WRONG


@pytest.mark.parametrize("js", [True, False])
def test_back_and_forward_keep_what_was_answered_and_send_nothing(visit: Visit, js: bool) -> None:
    page = visit(SECTION, js=js)
    Check(page, FIRST).answer(RIGHT[FIRST])
    shown, stored = progress(page), Response.objects.count()

    page.goto(HOME)
    page.go_back()
    expect(Check(page, FIRST).heading).to_be_visible()
    page.go_forward()
    page.go_back()

    assert progress(page) == shown
    assert Response.objects.count() == stored


def test_a_reload_after_a_plain_post_sends_nothing_again(visit: Visit) -> None:
    page = visit(SECTION, js=False)
    Check(page, FIRST).answer(WRONG[FIRST][0])
    stored = Response.objects.count()

    page.reload()

    expect(Check(page, FIRST).heading).to_have_text("Not yet. Try 2 of 3")
    assert Response.objects.count() == stored


def test_an_older_tab_learns_of_the_newer_answer_on_its_next_request(visit: Visit) -> None:
    page = visit(SECTION)
    # The guest exists from the first answer on; both tabs then are the same person.
    Check(page, FIRST).answer(WRONG[FIRST][0])
    other = page.context.new_page()
    other.goto(SECTION)
    Check(other, FIRST).answer(RIGHT[FIRST])

    Check(page, FIRST).answer(WRONG[FIRST][1])

    expect(Check(page, FIRST).heading).to_have_text("Already answered")
    expect(page.locator("#score")).to_contain_text("1 of 4 points")
