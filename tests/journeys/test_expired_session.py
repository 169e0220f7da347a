"""A sign-in that ran out while reading leads back to the same check, with the choice kept."""

from django.conf import settings
from playwright.sync_api import expect

from tests.factories import PASSWORD, CourseFactory, Lesson
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.people import person, signed_in


def test_signing_in_again_returns_to_the_section_with_the_choice_kept(visit: Visit) -> None:
    lesson = Lesson(course=CourseFactory.create(open_to_guests=False))
    reader = person()
    page = visit(lesson.url, storage_state=signed_in(reader))
    check = Check(page, "first-check")
    check.choose("right")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    check.verify()
    page.wait_for_url("**/accounts/login/**")
    page.get_by_label("Email").fill(reader.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main form .btn--pri").click()

    page.wait_for_url(f"**{lesson.url}**")
    expect(check.row("right")).to_be_checked()
    check.verify()
    expect(check.heading).to_have_text("Correct, first try: 2 points")
