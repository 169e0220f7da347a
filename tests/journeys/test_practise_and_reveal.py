"""Show the answer, third miss, practise again: what each costs and where the focus goes."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Response
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECTION, WRONG

SCREENS = [(1280, True), (390, False)]


@pytest.mark.parametrize(("width", "js"), SCREENS)
def test_showing_the_answer_explains_every_choice_and_earns_nothing(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)
    check = Check(page, FIRST)

    check.press("Show the answer")

    expect(check.heading).to_be_focused()
    expect(check.heading).to_contain_text("The answer is ")
    expect(check.card.locator(".rs__w")).to_have_count(4)
    expect(page.locator("#score")).to_contain_text("1 of 2 answered · 0 of 4 points")


def test_the_third_different_miss_shows_the_answer_with_the_last_choice_marked(
    visit: Visit,
) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)

    for choice in WRONG[FIRST]:
        check.answer(choice)

    expect(check.heading).to_contain_text("The answer is ")
    expect(check.card).to_contain_text("Your last answer")
    expect(page.locator("#score")).to_contain_text("1 of 2 answered · 0 of 4 points")


def test_the_same_wrong_choice_twice_costs_nothing(visit: Visit) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)
    check.answer(WRONG[FIRST][0])
    stored = Response.objects.count()

    check.answer(WRONG[FIRST][0])

    expect(check.heading).to_have_text("Not yet. Try 2 of 3")
    assert Response.objects.count() == stored


@pytest.mark.parametrize(("width", "js"), [(1280, True), (390, True), (1280, False), (390, False)])
def test_practising_again_is_told_and_never_moves_the_score(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)
    check = Check(page, FIRST)
    check.answer(RIGHT[FIRST])
    score = page.locator("#score").inner_text()

    check.press("Practise again")
    expect(check.card.get_by_role("radio").first).to_be_focused()
    expect(check.card.get_by_role("radio", checked=True)).to_have_count(0)
    check.answer(WRONG[FIRST][0])

    expect(check.heading).to_contain_text("Practice: the answer is ")
    expect(check.card.locator(".tag")).to_have_text("Practice")
    assert page.locator("#score").inner_text() == score
    check.press("Practise again")
    check.answer(RIGHT[FIRST])
    expect(check.heading).to_contain_text("Practice: correct")
    assert page.locator("#score").inner_text() == score


@pytest.mark.parametrize("js", [True, False])
def test_verifying_nothing_says_what_to_do_on_the_first_choice(visit: Visit, js: bool) -> None:
    page = visit(SECTION, js=js, allowed="status of 422")
    check = Check(page, FIRST)

    check.verify()

    expect(check.card.get_by_role("radio").first).to_be_focused()
    described = check.card.locator("fieldset").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("Choose one answer, then verify.")
    check.answer(RIGHT[FIRST])
    expect(check.heading).to_have_text("Correct, first try: 2 points")
