"""A learner's calendar, read back as calendar programs read it."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar, Event

from accounts.models import Cohort, User
from courses.models import CalendarFeed, DueDate
from tests.cohorts.people import member
from tests.factories import NOW, CohortFactory, Lesson, SectionFactory


@pytest.fixture
def lesson(db: None) -> Lesson:
    """A section with two checks."""
    return Lesson()


def due(cohort: Cohort, lesson: Lesson, after: timedelta = timedelta()) -> DueDate:
    return DueDate.objects.create(
        cohort=cohort, section=lesson.section, due_at=NOW + after, changed_at=NOW
    )


def address(learning: Client) -> str:
    """Of the calendar, made now."""
    learning.post("/calendar/make/")
    return f"/calendar/{CalendarFeed.objects.get().token}.ics"


def events(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).events)


def test_a_calendar_holds_each_due_date_in_utc(
    learning: Client, client: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    member(cohort, person)
    due(cohort, lesson)

    answer = client.get(address(learning))

    event = events(answer.content)[0]
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert event.decoded("dtstart") == NOW
    assert b"DTSTART:20261123T093000Z" in answer.content
    assert event.decoded("dtstamp") == NOW
    assert event["summary"] == f"Due: 6.3 {lesson.revision.rail_title}"
    assert "Mon 23 November 2026, 10:30 (Europe/Berlin time)" in event["description"]
    assert event["url"] == f"http://testserver{lesson.url}"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_an_event_that_moves_keeps_its_name(
    learning: Client, client: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    member(cohort, person)
    row = due(cohort, lesson)
    feed = address(learning)
    before = client.get(feed)
    unchanged = client.get(feed, headers={"if-none-match": before.headers["ETag"]})

    DueDate.objects.filter(pk=row.pk).update(due_at=NOW + timedelta(days=1))
    after = client.get(feed, headers={"if-none-match": before.headers["ETag"]})

    assert unchanged.status_code == 304
    assert after.status_code == 200
    first, second = events(before.content)[0], events(after.content)[0]
    assert first["uid"] == second["uid"]
    assert second.decoded("dtstart") == NOW + timedelta(days=1)


def test_of_several_cohorts_the_latest_date_stands_in_it(
    learning: Client, client: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    for each, days in ((cohort, 5), (CohortFactory.create(), 2)):
        member(each, person)
        due(each, lesson, timedelta(days=days))

    found = events(client.get(address(learning)).content)

    assert [event.decoded("dtstart") for event in found] == [NOW + timedelta(days=5)]


def test_a_section_nobody_may_see_yet_has_no_title(
    learning: Client, client: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    member(cohort, person)
    lesson.section = SectionFactory.create(module=lesson.section.module, number=8)
    due(cohort, lesson)

    event = events(client.get(address(learning)).content)[0]

    assert event["summary"] == f"Due: 6.8 {lesson.course.title}"
    assert event["url"].endswith(lesson.course.get_absolute_url())


def test_names_of_any_kind_stay_one_event(
    learning: Client, client: Client, person: User, lesson: Lesson
) -> None:
    cohort = CohortFactory.create(name="=1+1\nEND:VEVENT; شخص 👩‍🚀, \\n")
    member(cohort, person)
    due(cohort, lesson)

    found = events(client.get(address(learning)).content)

    assert len(found) == 1
    assert "شخص 👩‍🚀, \\n" in found[0]["description"]


def test_a_new_address_shuts_the_old_one(learning: Client, client: Client) -> None:
    old = address(learning)
    assert events(client.get(old).content) == []

    new = address(learning)

    assert new != old
    assert client.get(old).status_code == 404
    assert new in learning.get("/join/").text
    assert "Make a new address" in learning.get("/join/").text


def test_a_closed_account_has_no_calendar(learning: Client, client: Client, person: User) -> None:
    feed = address(learning)
    assert str(CalendarFeed.objects.get()) == "Ada"

    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(feed).status_code == 404
    for garbage in ("x", "x" * 500, "%00", "%F0%9F%92%A5"):
        assert client.get(f"/calendar/{garbage}.ics").status_code == 404
