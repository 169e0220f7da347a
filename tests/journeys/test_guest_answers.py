"""A guest reads the section and answers both checks, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from accounts.models import Learner
from quizzes.models import Response
from tests.journeys.card import Check, progress
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECOND, SECTION, WRONG

SCREENS = [(1280, True), (390, True), (1280, False), (390, False)]


@pytest.mark.parametrize(("width", "js"), SCREENS)
def test_a_wrong_answer_is_explained_and_a_right_one_ends_the_question(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)
    check = Check(page, FIRST)

    check.answer(WRONG[FIRST][0])

    expect(check.heading).to_have_text("Not yet. Try 2 of 3")
    expect(check.card).to_contain_text("Your answer, not this one")
    expect(check.card).to_contain_text("a team with a single lever")
    expect(page.locator("#score")).to_contain_text("0 of 2 answered")
    check.answer(RIGHT[FIRST])
    expect(check.heading).to_have_text("Correct, try 2: 1 point")
    expect(check.card).to_contain_text("Your answer, correct")
    expect(page.locator("#score")).to_contain_text("1 of 2 answered · 1 of 4 points")
    expect(page.locator("#status-badge")).to_contain_text("In progress")


@pytest.mark.parametrize(("width", "js"), SCREENS)
def test_the_section_is_complete_when_both_are_answered_and_a_reload_says_the_same(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)

    Check(page, FIRST).answer(RIGHT[FIRST])
    Check(page, SECOND).answer(WRONG[SECOND][0])
    Check(page, SECOND).answer(RIGHT[SECOND])

    expect(page.locator("#status-badge")).to_contain_text("Complete")
    expect(page.locator("#score")).to_contain_text("3 of 4 points")
    shown = progress(page)
    page.goto(SECTION)
    assert progress(page) == shown
    assert "2/2" in shown["#rail-list"]


def test_after_each_answer_the_page_shows_what_a_reload_shows(visit: Visit) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)
    for choice in (*WRONG[FIRST][:2], RIGHT[FIRST]):
        check.answer(choice)

        shown = progress(page)
        page.reload()

        assert progress(page) == shown


def test_nothing_is_stored_for_a_guest_who_only_reads(visit: Visit) -> None:
    before = Learner.objects.count(), Response.objects.count()

    page = visit(SECTION)
    page.reload()

    assert (Learner.objects.count(), Response.objects.count()) == before


def test_answers_in_place_never_reload_the_page(visit: Visit) -> None:
    page = visit(SECTION)
    page.evaluate("window.marked = true")

    Check(page, FIRST).answer(WRONG[FIRST][0])
    Check(page, FIRST).answer(RIGHT[FIRST])
    Check(page, SECOND).press("Show the answer")
    expect(Check(page, SECOND).heading).to_be_focused()

    assert page.evaluate("window.marked")
    assert page.url.endswith(SECTION)


def test_a_double_click_is_one_response(visit: Visit) -> None:
    before = Response.objects.count()
    page = visit(SECTION)
    check = Check(page, FIRST)
    check.choose(RIGHT[FIRST])

    check.card.get_by_role("button", name="Verify").dblclick()

    expect(check.heading).to_be_focused()
    expect(check.heading).to_have_text("Correct, first try: 2 points")
    assert Response.objects.count() == before + 1
