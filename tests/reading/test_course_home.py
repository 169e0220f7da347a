"""The course home: where to continue, every module, and honesty about what is not released."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    CourseFactory,
    Lesson,
    ModuleFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_the_only_course_is_where_the_site_starts(client: Client) -> None:
    course = CourseFactory.create()

    answer = client.get(reverse("courses:index"))

    assert answer["Location"] == course.get_absolute_url()


def test_several_courses_are_listed(client: Client) -> None:
    first, second = CourseFactory.create_batch(2)

    page = client.get(reverse("courses:index")).text

    assert first.title in page
    assert second.get_absolute_url() in page


def test_no_course_at_all_is_said(client: Client) -> None:
    assert client.get(reverse("courses:index")).status_code == 200


def test_a_module_without_released_sections_is_said_to_be_unreleased(client: Client) -> None:
    lesson = Lesson()
    ModuleFactory.create(course=lesson.course, number=1, slug="m01", title="Why flow matters")

    page = client.get(lesson.course.get_absolute_url()).text

    assert "Why flow matters" in page
    assert "Not released yet" in page


def test_a_new_learner_starts_at_the_first_section(client: Client) -> None:
    lesson = Lesson()

    page = client.get(lesson.course.get_absolute_url()).text

    assert "Start here" in page
    assert f'href="{lesson.url}"' in page


def test_a_learner_continues_at_the_first_open_check(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    page = client.get(lesson.course.get_absolute_url()).text

    assert f'href="{lesson.url}#check-second-check"' in page
    assert "Continue" in page


def test_after_one_section_the_learner_goes_on_with_the_next(client: Client) -> None:
    lesson = Lesson("only-check")
    later = SectionFactory.create(module=lesson.section.module, number=4, slug="s4")
    released(SectionRevisionFactory.create(section=later), scope=lesson.course.slug)
    client.post(lesson.check_url("only-check"), lesson.form("only-check", choice="right"))

    page = client.get(lesson.course.get_absolute_url()).text

    assert "Go on" in page
    assert f'href="{later.get_absolute_url()}"' in page
    assert "1 of 2 sections done" in page


def test_when_everything_is_done_nothing_is_left_to_continue(client: Client) -> None:
    lesson = Lesson("only-check")
    client.post(lesson.check_url("only-check"), lesson.form("only-check", choice="right"))

    page = client.get(lesson.course.get_absolute_url()).text

    assert "btn--pri" not in page
    assert "1 of 1 modules done" in page


def test_an_unknown_course_is_not_found(client: Client) -> None:
    assert client.get("/courses/no-such-course/").status_code == 404
