"""A learner joins a cohort by its link, sees what is due when, subscribes to it and leaves."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from accounts.models import Cohort
from courses.cohorts.codes import make_code
from courses.models import DueDate, Section
from tests.journeys import course
from tests.journeys.audit import look_once
from tests.journeys.conftest import Visit
from tests.journeys.course import HOME, SECTION
from tests.journeys.people import person, signed_in

NAME = "Evening class 2026 · الفصل المسائي"


@pytest.fixture
def link(site: str) -> Iterator[str]:
    """The way into a cohort whose section is due in three days."""
    cohort = Cohort.objects.create(name=NAME, slug="evening", time_zone="Pacific/Kiritimati")
    at = timezone.now()
    moments = {"due_at": at + timedelta(days=3), "changed_at": at}
    DueDate.objects.create(cohort=cohort, section=Section.objects.get(slug="s3"), **moments)
    code = make_code(cohort, by=person(), at=at, expires_at=at + timedelta(days=1), seats=None)
    yield f"/join/{code.told}/"
    course.sweep()


def test_joining_by_link_and_leaving_again(visit: Visit, link: str) -> None:
    page = visit(link, storage_state=signed_in(person()))
    look_once(page, 320, "dark")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text(f"You belong to {NAME} now.")).to_be_visible()

    page.get_by_role("button", name="Make an address").click()
    feed = page.get_by_label("Address of your calendar").input_value()
    found = Client().get(feed[feed.index("/calendar/") :])
    assert len(Calendar.from_ical(found.content).events) == 1
    look_once(page, 390, "dark")
    for address, theme in ((HOME, "light"), (SECTION, "dark")):
        page.goto(address)
        expect(page.locator("main").get_by_text("Due in 3 days")).to_be_visible()
        look_once(page, 390, theme)

    page.goto("/join/")
    page.locator("summary").click()
    look_once(page, 1280, "light")
    page.get_by_role("button", name=f"Leave {NAME}").click()
    expect(page.get_by_text("You are in no cohort.")).to_be_visible()
