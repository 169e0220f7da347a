"""A guest becomes a person, comes back, and takes along what was answered."""

from itertools import count

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.factories import PASSWORD
from tests.journeys.card import Check, progress
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECOND, SECTION, WRONG

_numbers = count(1)


def account_link(page: Page, role: str, name: str) -> None:
    """Follow something in the bar; on a phone it is in a sheet."""
    opener = page.get_by_role("button", name="Theme and account")
    if opener.is_visible():
        opener.click()
    page.get_by_role(role, name=name).click()


def fill(page: Page, email: str, password: str = PASSWORD) -> None:
    """Fill the form of sign-in or sign-up and send it."""
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("main form .btn--pri").click()


@pytest.mark.parametrize(("width", "js"), [(1280, True), (390, False)])
def test_signing_up_keeps_the_answers_and_returns_to_the_section(
    visit: Visit, width: int, js: bool
) -> None:
    page = visit(SECTION, width=width, js=js)
    Check(page, FIRST).answer(RIGHT[FIRST])
    before = progress(page)

    account_link(page, "link", "Sign in")
    page.get_by_role("link", name="Create an account").click()
    expect(page.locator("main")).to_contain_text("Mail is off on this server")
    fill(page, f"new{next(_numbers)}@example.org")

    page.wait_for_url(f"**{SECTION}")
    assert progress(page) == before


def test_signing_in_merges_what_two_devices_answered(visit: Visit) -> None:
    email = f"back{next(_numbers)}@example.org"
    User.objects.create_user(email=email, password=PASSWORD)
    laptop, phone = visit(SECTION), visit(SECTION, width=390)
    Check(laptop, FIRST).answer(RIGHT[FIRST])
    Check(phone, FIRST).answer(WRONG[FIRST][0])
    Check(phone, SECOND).answer(RIGHT[SECOND])

    for page in (laptop, phone):
        account_link(page, "link", "Sign in")
        fill(page, email)
        expect(page.locator("#score")).to_be_visible()
    laptop.reload()

    expect(laptop.locator("#score")).to_contain_text("2 of 2 answered · 4 of 4 points")
    assert progress(laptop) == progress(phone)


def test_signing_out_leaves_nothing_behind_on_the_device(visit: Visit) -> None:
    email = f"out{next(_numbers)}@example.org"
    User.objects.create_user(email=email, password=PASSWORD)
    page = visit(f"/accounts/login/?next={SECTION}")
    fill(page, email)
    Check(page, FIRST).answer(RIGHT[FIRST])

    account_link(page, "button", "Sign out")
    page.goto(SECTION)

    expect(page.locator("#score")).to_contain_text("0 of 2 answered")
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Your answer, correct")


def test_a_wrong_password_is_told_in_a_summary_that_takes_the_focus(visit: Visit) -> None:
    page = visit("/accounts/login/")

    fill(page, "nobody@example.org", "not the password")

    summary = page.locator(".sum")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("There is a problem")
