"""The admin and the preview in a real browser: the policy is kept and nothing sticks out."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import PASSWORD, text_with
from tests.journeys.audit import violations

SIZES = [(1280, 900), (390, 844)]
PAGES = (
    "/admin/",
    "/admin/courses/section/{section}/change/",
    "/admin/courses/sectionrevision/",
    "/admin/courses/sectionrevision/{draft}/change/",
    "/admin/quizzes/questionrevision/{question}/change/",
    "/admin/labs/labrevision/{lab}/change/",
    "/admin/labs/labrevision/{lab}/preview/",
    "/admin/releases/release/{release}/change/",
    "/admin/releases/release/{release}/move/roll-back/",
)


@pytest.fixture
def writer(transactional_db: None, roles: None) -> User:
    """An instructor whose password we know."""
    return make_person("instructor")


def sign_in(page: Page, server: LiveServer, person: User) -> None:
    """Through the common sign-in, on the way to the admin."""
    page.goto(f"{server.url}/admin/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{server.url}/admin/")


@pytest.mark.parametrize("size", SIZES)
def test_the_admin_breaks_no_rule_of_the_policy(
    size: tuple[int, int], writer: User, live_server: LiveServer, clean_page: Page
) -> None:
    world = World()
    pks = {
        "section": world.lesson.section.pk, "draft": world.draft.pk, "release": world.release.pk,
        "question": world.question_draft.pk, "lab": world.lab_draft.pk,
    }  # fmt: skip
    clean_page.set_viewport_size({"width": size[0], "height": size[1]})
    sign_in(clean_page, live_server, writer)

    for address in PAGES:
        clean_page.goto(live_server.url + address.format(**pks))
        wide = clean_page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], address
        assert violations(clean_page) == [], address


@pytest.mark.parametrize("size", SIZES)
def test_the_preview_is_a_page_without_faults(
    size: tuple[int, int], writer: User, live_server: LiveServer, clean_page: Page
) -> None:
    world = World()
    world.draft.source = text_with("first-check")
    world.draft.save()
    clean_page.set_viewport_size({"width": size[0], "height": size[1]})
    sign_in(clean_page, live_server, writer)

    for query in ("", "?answers"):
        address = f"/admin/courses/sectionrevision/{world.draft.pk}/preview/{query}"
        clean_page.goto(live_server.url + address)
        assert violations(clean_page) == []


def test_verifying_in_a_preview_says_in_place_that_nothing_was_sent(
    writer: User, live_server: LiveServer, clean_page: Page
) -> None:
    world = World()
    world.draft.source = text_with("first-check")
    world.draft.save()
    sign_in(clean_page, live_server, writer)
    clean_page.goto(f"{live_server.url}/admin/courses/sectionrevision/{world.draft.pk}/preview/")

    clean_page.get_by_text("Choice right").click()
    clean_page.get_by_role("button", name="Verify").click()

    expect(clean_page.get_by_text("Nothing was sent and nothing is recorded.")).to_be_visible()
    assert clean_page.url.endswith("/preview/")
