"""An instructor signs in where everybody does, and finds what instructors may do."""

from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.conftest import Visit
from tests.journeys.people import person


def test_an_instructor_comes_in_by_the_common_door(visit: Visit) -> None:
    page = visit("/admin/")
    page.get_by_label("Email").fill(person("Instructor", staff=True).email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)

    page.locator("main form .btn--pri").click()

    page.wait_for_url("**/admin/")
    expect(page.get_by_role("link", name="Section revisions")).to_be_visible()
    expect(page.get_by_role("link", name="Users")).to_have_count(0)
