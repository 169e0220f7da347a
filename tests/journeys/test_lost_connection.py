"""Offline, too fast, too late: the choice is kept and the card says what happened."""

import pytest
from playwright.sync_api import Route, expect

from quizzes import throttle
from quizzes.models import Response
from tests.journeys.card import Check, focused
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECTION


def test_an_answer_given_offline_goes_out_by_itself_once_and_only_once(visit: Visit) -> None:
    page = visit(SECTION, allowed="DISCONNECTED|htmx:(afterRequest|sendError)")
    check = Check(page, FIRST)
    before = Response.objects.count()
    page.context.set_offline(True)
    check.choose(RIGHT[FIRST])

    check.verify()

    expect(check.card.locator(".net")).to_contain_text("Not sent")
    expect(page.locator("#live")).to_contain_text("Not sent")
    expect(check.row(RIGHT[FIRST])).to_be_checked()
    assert focused(page) == "BUTTON Verify"
    page.context.set_offline(False)
    expect(check.heading).to_have_text("Correct, first try: 2 points")
    assert Response.objects.count() == before + 1


@pytest.mark.parametrize("js", [True, False])
def test_too_many_answers_are_told_to_wait_in_words(
    visit: Visit, js: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PER_LEARNER", 0)
    page = visit(SECTION, js=js, allowed="429")
    check = Check(page, FIRST)
    check.choose(RIGHT[FIRST])

    check.verify()

    expect(page.locator("main")).to_contain_text("please wait" if js else "Please wait a moment")
    if js:
        expect(check.row(RIGHT[FIRST])).to_be_checked()
        monkeypatch.undo()
        check.verify()
        expect(check.heading).to_be_focused()


def test_a_page_too_old_to_send_from_says_so_and_keeps_the_choice(visit: Visit) -> None:
    page = visit(SECTION, allowed="403")
    check = Check(page, FIRST)
    check.choose(RIGHT[FIRST])
    page.context.clear_cookies(name="csrftoken")

    check.verify()

    expect(check.card.locator(".net")).to_contain_text("reload the page, then verify")
    page.reload()
    expect(check.row(RIGHT[FIRST])).to_be_checked()
    check.verify()
    expect(check.heading).to_have_text("Correct, first try: 2 points")


def test_a_slow_answer_is_announced_while_the_focus_stays(visit: Visit) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)
    held: list[Route] = []
    # Playwright looks into the function it is given, which a bound built-in does not allow.
    page.route("**/checks/**", lambda route: held.append(route))  # noqa: PLW0108
    check.choose(RIGHT[FIRST])

    check.verify()

    expect(page.locator("#live")).to_have_text("Checking your answer")
    assert focused(page) == "BUTTON Verifying…"
    held[0].continue_()
    expect(check.heading).to_be_focused()
    expect(page.locator("#live")).to_have_text("Checking your answer")
