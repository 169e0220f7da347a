"""History and comparison in a real browser: nothing sticks out, both themes, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from courses.models import Section
from tests.admin.people import make_person
from tests.admin.test_in_the_browser import sign_in
from tests.admin.world import World
from tests.journeys.audit import look_everywhere

LIST = "/admin/courses/sectionrevision/"
BLOCKS = """
### A part of it

/// note | remember
Run the acceptance tests with all toggles **ON**.
///

| Ring | Who |
| --- | --- |
| A1 | staff |

/// figure
    drawing: blue-green
    code: FIG_02

All traffic passes the router to Blue.
///

/// lab | a-lab
///
"""


@pytest.fixture
def section(transactional_db: None, roles: None) -> Section:
    """A released text and a draft that differs in a word and in blocks."""
    world = World()
    lines = "".join(f"Line {number} stays.\n\n" for number in range(9))
    world.draft.source = f"## // first | A heading {{#first}}\n\nOther text.\n\n{lines}{BLOCKS}"
    world.draft.hero_drawing = "two-clocks"
    world.draft.change_note = "Other words, a note and a figure."
    world.draft.save()
    return world.lesson.section


@pytest.fixture
def writer(section: Section) -> User:
    """An instructor whose password we know."""
    return make_person("instructor")


@pytest.mark.parametrize("what", ["", "compare/"])
def test_both_pages_are_without_faults(
    what: str, section: Section, writer: User, live_server: LiveServer, clean_page: Page
) -> None:
    sign_in(clean_page, live_server, writer)

    clean_page.goto(f"{live_server.url}{LIST}of/{section.pk}/{what}")

    look_everywhere(clean_page)


def test_two_revisions_are_chosen_and_compared_by_keyboard(
    section: Section, writer: User, live_server: LiveServer, clean_page: Page
) -> None:
    sign_in(clean_page, live_server, writer)
    clean_page.goto(f"{live_server.url}{LIST}of/{section.pk}/")

    clean_page.get_by_role("radio", name="Revision 2: from").focus()
    clean_page.keyboard.press("ArrowDown")
    clean_page.keyboard.press("Enter")

    expect(clean_page).to_have_url(f"{live_server.url}{LIST}of/{section.pk}/compare/?to=2&from=1")
    added = clean_page.locator(".written ins").first
    expect(added).to_contain_text("Other")
