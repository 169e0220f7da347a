"""Members see their due dates on the section and on the course's home; nobody else does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Cohort, User
from courses.due_dates.telling import told_due
from courses.models import DueDate
from courses.reading.standing import Due
from tests.cohorts.people import member
from tests.factories import NOW, CohortFactory, Lesson

TEXT = "Mon 23 November 2026, 10:30 (Europe/Berlin time)"


@pytest.fixture
def lesson(db: None) -> Lesson:
    """A section with two checks."""
    return Lesson()


def due(cohort: Cohort, lesson: Lesson, after: timedelta = timedelta()) -> None:
    DueDate.objects.create(
        cohort=cohort, section=lesson.section, due_at=NOW + after, changed_at=NOW
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(days=3), "Due in 3 days"),
        (timedelta(days=1, hours=12), "Due in 2 days"),
        (timedelta(days=1), "Due tomorrow"),
        (timedelta(hours=1), "Due today"),
        (timedelta(), "Was due"),
        (-timedelta(days=9), "Was due"),
    ],
)
def test_the_section_says_how_far_off_it_is(
    learning: Client, person: User, cohort: Cohort, lesson: Lesson, before: timedelta, words: str
) -> None:
    member(cohort, person)
    due(cohort, lesson)

    with time_machine.travel(NOW - before, tick=False):
        page = learning.get(lesson.url).text

    assert f"<b>{words}</b>" in page
    assert TEXT in page


def test_days_are_those_of_the_cohorts_calendar() -> None:
    moment = Due(NOW, "Pacific/Kiritimati")

    told = told_due(moment, at=NOW - timedelta(hours=1), is_complete=False)

    assert told.words == "Due today"
    assert told.date == "Mon 23 November 2026, 23:30 (Pacific/Kiritimati time)"
    assert told_due(moment, at=NOW, is_complete=True).words == "Due"
    assert not told_due(moment, at=NOW, is_complete=True).is_past


def test_the_home_lists_what_is_still_to_be_done(
    learning: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    learner = member(cohort, person)
    due(cohort, lesson)
    home = lesson.course.get_absolute_url()

    page = learning.get(home).text
    assert "6.3 " in page
    assert TEXT in page

    form = {"learner": learner, "section": lesson.section, "started_at": NOW, "updated_at": NOW}
    lesson.section.progress.create(**form, completed_at=NOW)
    assert "Due dates" not in learning.get(home).text
    assert "<b>Due</b>" in learning.get(lesson.url).text


def test_dates_to_come_stand_before_those_that_passed(
    learning: Client, person: User, cohort: Cohort
) -> None:
    member(cohort, person)
    lessons = [Lesson()]
    for _more in range(6):
        lessons.append(_next_to(lessons[0], len(lessons)))
    for days, lesson in enumerate(lessons):
        due(cohort, lesson, timedelta(days=days))

    with time_machine.travel(NOW + timedelta(days=3, hours=1), tick=False):
        context = learning.get(lessons[0].course.get_absolute_url()).context

    rows = [*context["due_now"], *context["due_later"]]
    assert [row.due.words for row in rows] == [
        "Due tomorrow", "Due in 2 days", "Due in 3 days", *["Was due"] * 4,
    ]  # fmt: skip
    assert len(context["due_later"]) == 2


def _next_to(lesson: Lesson, number: int) -> Lesson:
    """One more released section of the same module."""
    from tests.factories import SectionFactory, SectionRevisionFactory, released  # noqa: PLC0415

    other = object.__new__(Lesson)
    other.course = lesson.course
    other.section = SectionFactory.create(module=lesson.section.module, number=number + 20)
    released(SectionRevisionFactory.create(section=other.section), scope=lesson.course.slug)
    return other


def test_of_several_cohorts_the_latest_date_counts(
    learning: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    for name, days in (("b", 9), ("a", 2)):
        other = CohortFactory.create(name=name, time_zone="UTC")
        member(other, person)
        due(other, lesson, timedelta(days=days))
    member(cohort, person)
    due(cohort, lesson)

    assert "Wed 2 December 2026, 09:30 (UTC time)" in learning.get(lesson.url).text


def test_others_see_no_date(
    learning: Client, client: Client, cohort: Cohort, lesson: Lesson
) -> None:
    due(cohort, lesson)

    for each in (learning, client):
        for address in (lesson.url, lesson.course.get_absolute_url()):
            page = each.get(address)
            assert "2026, 10:30" not in page.text
            assert not page.context.get("due")


def test_a_date_costs_no_further_query(
    learning: Client, person: User, cohort: Cohort, lesson: Lesson,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    member(cohort, person)
    due(cohort, lesson)
    learning.get(lesson.url)

    with django_assert_num_queries(2):
        learning.get(lesson.url)


def test_a_date_that_has_passed_closes_nothing(
    learning: Client, person: User, cohort: Cohort, lesson: Lesson
) -> None:
    member(cohort, person)
    due(cohort, lesson, -timedelta(days=9))

    answer = learning.post(lesson.check_url(), lesson.form(choice="right"), follow=True)

    assert answer.status_code == 200
    assert lesson.section.progress.get().points == 2
