"""axe, targets, contrast and reflow on one page of each kind in the admin, for who works there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from playwright.sync_api import Page

from accounts.models import User
from tests.admin.people import make_person
from tests.admin.world import World
from tests.journeys import course
from tests.journeys.audit import look_everywhere, look_once, overflow
from tests.journeys.conftest import Visit
from tests.journeys.people import signed_in

LIST = "courses/sectionrevision/"
FOR_INSTRUCTORS = (
    "",
    f"{LIST}?state=draft&o=1.-2",
    f"{LIST}<path:object_id>/change/",
    f"{LIST}<path:object_id>/delete/",
    f"{LIST}add/?_popup=1",
    "courses/section/<path:object_id>/change/",
    "releases/release/<int:release_id>/move/<slug:move>/",
    "password_change/",
)
FOR_ADMINISTRATORS = (
    "",
    "courses/",
    LIST,
    f"{LIST}<path:object_id>/history/",
    "accounts/user/?q=person&is_staff__exact=0",
    "accounts/user/add/",
    "accounts/user/<path:object_id>/change/",
    "accounts/user/<id>/password/",
    "accounts/cohort/<path:object_id>/change/",
    "courses/course/<path:object_id>/change/",
    "courses/course/<path:object_id>/delete/",
    "quizzes/questionrevision/<path:object_id>/change/",
    "quizzes/response/<path:object_id>/change/",
    "releases/release/<path:object_id>/change/",
)
TO_WRITE_WITH = (
    f"{LIST}<int:revision_id>/write/",
    "quizzes/questionrevision/<path:object_id>/change/",
    "quizzes/questionrevision/add/",
    "quizzes/question/bring/",
    f"{LIST}<int:revision_id>/review/",
    f"{LIST}<int:revision_id>/states/",
    "casestudies/casestudyrevision/add/",
    "courses/picture/",
    "courses/picture/<path:object_id>/change/",
    "courses/course/pack/",
    "courses/course/<int:course_id>/instructors/",
    "search/?q=draft",
    "releases/auditevent/",
    "jobs/job/",
    "jobs/job/<int:job_id>/progress/",
)
LOOKS = cycle(((1280, "dark"), (390, "light"), (1280, "light"), (390, "dark")))
PAGES = {"instructor": FOR_INSTRUCTORS, "superuser": FOR_ADMINISTRATORS}


@pytest.fixture
def world() -> Iterator[World]:
    """One of everything beside the shipped course; the next journey finds only the course."""
    yield World()
    course.sweep()


def author(role: str, world: World) -> User:
    """Someone of that role who has written something, so that histories have a row."""
    person = make_person(role)
    kind = ContentType.objects.get_for_model(world.draft)
    LogEntry.objects.create(
        user=person, content_type=kind, object_id=str(world.draft.pk),
        object_repr=str(world.draft), action_flag=CHANGE, change_message="",
    )  # fmt: skip
    return person


def look(page: Page) -> None:
    """Everything at both widths in both themes, and nothing that sticks out of a narrow page."""
    look_everywhere(page, widths=(1280, 390))
    page.set_viewport_size({"width": 320, "height": 860})
    assert overflow(page) <= 0, page.url


@pytest.mark.parametrize("role", sorted(PAGES))
def test_every_kind_of_admin_page(role: str, visit: Visit, world: World) -> None:
    page = visit("/admin/", storage_state=signed_in(author(role, world)))

    for route in PAGES[role]:
        reply = page.goto(world.address(f"admin/{route}"))
        assert reply.status == 200, route
        look(page)


def test_what_people_write_with(visit: Visit, world: World) -> None:
    # The picture's file is not there: what stands around it is looked at.
    missing = {"allowed": "status of 404"}
    # Somebody who can be taken out, whoever the tests before left there.
    make_person("instructor")
    page = visit("/admin/", storage_state=signed_in(author("superuser", world)), **missing)

    for route, (width, theme) in zip(TO_WRITE_WITH, LOOKS, strict=False):
        reply = page.goto(world.address(f"admin/{route}"))
        assert reply.status == 200, route
        look_once(page, width, theme)


def test_what_comes_back_from_a_form(visit: Visit, world: World) -> None:
    page = visit(f"/admin/{LIST}", storage_state=signed_in(make_person("superuser")))

    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("delete_selected")
    page.get_by_role("button", name="Run").click()
    look(page)

    page.goto(world.address("admin/courses/module/add/"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".errornote").wait_for()
    look(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_admin_wears_the_theme_chosen_on_the_site(
    theme: str, visit: Visit, world: World
) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    page = visit("/admin/", theme=other, storage_state=signed_in(make_person("instructor")))
    name = theme.capitalize()

    page.get_by_role("button", name=name).click()

    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(251, 250, 247)", "dark": "rgb(12, 17, 26)"}[theme]
    assert page.get_by_role("button", name=name, pressed=True).count() == 1
    page.goto("/accounts/password/change/")
    assert page.locator(f"#theme-{theme}").is_checked()
