"""Due dates are set in the time of the cohort, by hand or after another cohort."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import Cohort
from courses.models import Course, DueDate, Section
from tests.cohorts.people import record_of
from tests.factories import NOW, CohortFactory, CourseFactory, SectionFactory

DUE = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)


@pytest.fixture
def section(db: None) -> Section:
    """The only section of the only course."""
    return SectionFactory.create(module__number=6, number=3, module__course__slug="ci")


def page(cohort: Cohort) -> str:
    return f"/admin/accounts/cohort/{cohort.pk}/due-dates/"


def due(cohort: Cohort, section: Section, at: datetime = DUE) -> DueDate:
    return DueDate.objects.create(cohort=cohort, section=section, due_at=at, changed_at=NOW)


def test_a_time_is_set_as_clocks_of_the_cohort_show_it(
    office: Client, cohort: Cohort, section: Section
) -> None:
    answer = office.post(page(cohort), {section.pk: "2026-11-30T23:59"}, follow=True)

    assert "1 due date changed." in answer.text
    assert 'value="2026-11-30T23:59"' in answer.text
    assert "Europe/Berlin" in answer.text
    assert DueDate.objects.get().due_at == DUE
    assert str(DueDate.objects.get()).startswith("Autumn · ")
    assert record_of(cohort) == [("scheduled", "ci: 1 set, 0 taken away")]


def test_what_is_left_as_it_was_stays_untouched(
    office: Client, cohort: Cohort, section: Section
) -> None:
    first_of_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    due(cohort, section, first_of_two)

    office.post(page(cohort), {section.pk: "2026-10-25T02:30"})

    assert DueDate.objects.get().due_at == first_of_two
    assert DueDate.objects.get().changed_at == NOW
    assert record_of(cohort) == []


def test_an_empty_time_takes_the_date_away(
    office: Client, cohort: Cohort, section: Section
) -> None:
    due(cohort, section)

    office.post(page(cohort), {section.pk: ""})

    assert not DueDate.objects.exists()
    assert record_of(cohort) == [("scheduled", "ci: 0 set, 1 taken away")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-03-29T02:30", "The clocks go forward over that time in Europe/Berlin."),
        ("0001-01-01T00:00", "Choose a year from 2000 to 2100."),
        ("9999-12-31T23:59", "Choose a year from 2000 to 2100."),
        ("tomorrow", "Write it like 2026-11-30T23:59."),
        ("x" * 10_000, "Write it like 2026-11-30T23:59."),
    ],
)
def test_a_time_that_is_none_comes_back_with_a_sentence(
    office: Client, cohort: Cohort, section: Section, typed: str, words: str
) -> None:
    other = SectionFactory.create(module=section.module, number=4)

    answer = office.post(page(cohort), {section.pk: typed, other.pk: "2026-11-30T23:59"})

    assert answer.status_code == 422
    assert words in answer.text
    assert not DueDate.objects.exists()


def test_dates_of_another_cohort_are_copied_days_later(
    office: Client, cohort: Cohort, section: Section
) -> None:
    tokyo = CohortFactory.create(name="Tokyo", time_zone="Asia/Tokyo")
    due(cohort, section)

    answer = office.post(page(tokyo), {"source": cohort.pk, "days": "7"}, follow=True)

    assert "1 due date changed." in answer.text
    copied = DueDate.objects.get(cohort=tokyo).due_at
    assert copied == datetime(2026, 12, 7, 14, 59, tzinfo=UTC)
    assert record_of(tokyo) == [("scheduled", "ci: 1 set, 0 taken away · after Autumn by 7 days")]


@pytest.mark.parametrize(
    ("days", "words"),
    [("", "required"), ("x", "whole number"), ("99999", "less than"), ("-3660", "this century")],
)
def test_a_copy_that_makes_no_sense_is_refused(
    office: Client, cohort: Cohort, section: Section, days: str, words: str
) -> None:
    other = CohortFactory.create()
    due(cohort, section, datetime(2003, 1, 1, tzinfo=UTC))

    answer = office.post(page(other), {"source": cohort.pk, "days": days})

    assert answer.status_code == 422
    assert words in answer.text
    assert not DueDate.objects.filter(cohort=other).exists()


def test_a_cohort_is_not_copied_from_itself(
    office: Client, cohort: Cohort, section: Section
) -> None:
    due(cohort, section)

    assert office.post(page(cohort), {"source": cohort.pk, "days": "1"}).status_code == 422
    assert DueDate.objects.get().due_at == DUE


def test_with_several_courses_one_is_chosen_first(
    office: Client, cohort: Cohort, section: Section
) -> None:
    CourseFactory.create(slug="other")

    assert f'name="{section.pk}"' not in office.get(page(cohort)).text
    chosen = office.get(f"{page(cohort)}?course=ci").text
    assert f'name="{section.pk}"' in chosen
    assert f'name="{section.pk}"' not in office.get(f"{page(cohort)}?course=other").text
    for garbage in ("nowhere", "💥", "x" * 5000):
        assert office.get(page(cohort), {"course": garbage}).status_code == 200


def test_without_a_course_the_page_says_so(office: Client, cohort: Cohort) -> None:
    assert not Course.objects.exists()
    assert "There is no course yet." in office.get(page(cohort)).text
