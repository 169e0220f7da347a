"""Searching reaches exactly what reading reaches: rings, locks, courses and guests."""

import pytest
from django.test import Client

from releases.promotion import roll_back
from releases.rings import Ring
from tests.factories import (
    NOW,
    CourseFactory,
    Lesson,
    SectionRevisionFactory,
    UserFactory,
    released,
)
from tests.search.terms import Written, links, results, search_url

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("learner-search", "search-marks")]

TEXT_OF_WOMBATS = "## // wombat | Wombats {#wombat}\n\nWombats dig.\n"


def _signed_in(*, staff: bool) -> Client:
    client = Client()
    client.force_login(UserFactory.create(is_staff=staff))
    return client


def test_a_draft_is_found_by_nobody() -> None:
    written = Written()
    SectionRevisionFactory.create(section=written.section, title="Wombat", source=TEXT_OF_WOMBATS)

    assert links(written.course, "wombat", _signed_in(staff=True)) == []


def test_a_release_for_staff_is_found_by_staff_alone() -> None:
    written = Written(to=Ring.A1)

    assert links(written.course, "router", _signed_in(staff=False)) == []
    assert links(written.course, "router") == []
    assert links(written.course, "router", _signed_in(staff=True)) == [f"{written.url}#guard"]


def test_a_newer_release_replaces_the_words_of_an_older_one() -> None:
    written = Written()
    newer = SectionRevisionFactory.create(section=written.section, source=TEXT_OF_WOMBATS)
    released(newer, scope=written.course.slug)

    assert links(written.course, "router") == []
    assert links(written.course, "wombats dig") == [f"{written.url}#wombat"]


def test_a_rollback_changes_what_is_found_with_the_next_request() -> None:
    written = Written()
    newer = SectionRevisionFactory.create(section=written.section, source=TEXT_OF_WOMBATS)
    release = released(newer, scope=written.course.slug)
    assert links(written.course, "wombats dig")

    roll_back(release, by=None, at=NOW, reason="Not about wombats.")

    assert links(written.course, "wombats dig") == []
    assert links(written.course, "router") == [f"{written.url}#guard"]


def test_of_a_locked_section_only_the_title_is_found() -> None:
    first = Lesson("first-check")
    later = Written(course=first.course, opens_after=first.section)

    assert links(first.course, "decouple") == [later.url]
    assert ">locked<" in results(first.course, "decouple")
    assert links(first.course, "router") == []
    assert links(first.course, "lanterns") == []


def test_what_stands_in_a_locked_section_is_not_found() -> None:
    course = CourseFactory.create()
    before = Written(course=course)
    locked = Lesson("first-check", course=course, opens_after=before.section)

    assert links(locked.course, "happens") == []


def test_another_courses_words_are_not_found() -> None:
    mine, other = Written(), Written(TEXT_OF_WOMBATS)

    assert links(mine.course, "wombats") == []
    assert links(other.course, "wombats dig")


def test_a_closed_course_asks_for_a_sign_in(client: Client) -> None:
    written = Written(course=CourseFactory.create(open_to_guests=False))

    answer = client.get(search_url(written.course), {"q": "router"})

    assert answer.status_code == 302
    assert links(written.course, "router", _signed_in(staff=False))


def test_a_question_that_no_text_shows_is_not_found() -> None:
    lesson = Lesson("first-check")
    without = SectionRevisionFactory.create(section=lesson.section, source=TEXT_OF_WOMBATS)
    released(without, scope=lesson.course.slug)

    assert links(lesson.course, "happens") == []
