"""Who writes a course: its maker, whoever an instructor lets in, and at least one person."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from accounts.models import User
from courses.authors import dismiss_instructor, make_instructor
from courses.models import Course, CourseInstructor
from releases.authors import NobodyKnowsWhoseError, _own_scopes, own_scopes
from releases.models import AuditEvent
from tests.admin.people import make_person
from tests.factories import NOW, CourseFactory, UserFactory


@pytest.fixture
def course(instructor: User) -> Course:
    """A course that the instructor alone writes."""
    made: Course = CourseFactory.create(instructors=[instructor])
    return made


def page(course: Course) -> str:
    return f"/admin/courses/course/{course.pk}/instructors/"


def writers(course: Course) -> set[User]:
    return set(course.instructors.all())


def test_whoever_makes_a_course_writes_it(instructing: Client, instructor: User) -> None:
    form = {"title": "New", "slug": "new", "pass_mark": 70}
    form |= {"modules-TOTAL_FORMS": 0, "modules-INITIAL_FORMS": 0}

    answer = instructing.post("/admin/courses/course/add/", form, follow=True)

    made = Course.objects.get(slug="new")
    assert writers(made) == {instructor}
    assert "New" in answer.text


def test_an_instructor_lets_another_in_by_address(
    course: Course, instructing: Client, instructor: User
) -> None:
    other = make_person("instructor")
    other.instructing.all().delete()

    answer = instructing.post(page(course), {"email": f" {other.email.upper()} "}, follow=True)
    again = instructing.post(page(course), {"email": other.email}, follow=True)

    assert writers(course) == {instructor, other}
    assert course.instructing.get(person=other).added_by == instructor
    assert "writes this course now" in answer.text
    assert "does already" in again.text
    assert AuditEvent.objects.filter(action="invited", note=str(other)).count() == 1


@pytest.mark.parametrize("email", ["", "nobody@example.org", "no address", "x" * 500, "\x00"])
def test_nobody_else_is_let_in(email: str, course: Course, instructing: Client) -> None:
    UserFactory.create(email="learner@example.org")

    for address in (email, "learner@example.org"):
        answer = instructing.post(page(course), {"email": address})

        assert answer.status_code in (200, 400)
        assert course.instructing.count() == 1


def test_someone_is_taken_out_but_never_the_last(
    course: Course, instructing: Client, instructor: User
) -> None:
    other = make_person("instructor")

    out = instructing.post(page(course), {"person": other.pk}, follow=True)
    last = instructing.post(page(course), {"person": instructor.pk}, follow=True)

    assert "does not write this course any more" in out.text
    assert "keeps at least one instructor" in last.text
    assert writers(course) == {instructor}
    assert AuditEvent.objects.filter(action="dismissed", note=str(other)).count() == 1


def test_whoever_takes_themselves_out_is_led_to_their_courses(
    course: Course, instructing: Client, instructor: User
) -> None:
    make_instructor(course, make_person("superuser"), by=None, at=NOW)

    answer = instructing.post(page(course), {"person": instructor.pk})

    assert answer.url == "/admin/courses/course/"
    assert instructing.get(page(course)).status_code == 404


@pytest.mark.parametrize("form", [{}, {"person": "x"}, {"person": "9" * 40}, {"person": "1e3"}])
def test_taking_out_nobody_says_so(
    form: dict[str, str], course: Course, instructing: Client
) -> None:
    answer = instructing.post(page(course), form, follow=True)

    assert "Choose whom to take out." in answer.text
    assert course.instructing.count() == 1


def test_only_instructors_may_look(course: Course, client: Client) -> None:
    reader = UserFactory.create(is_staff=True)
    client.force_login(reader)

    assert client.get(page(course)).status_code == 403
    assert not dismiss_instructor(course, reader, by=reader, at=NOW)


def test_a_course_shows_the_way_there(course: Course, instructing: Client) -> None:
    assert page(course) in instructing.get(f"/admin/courses/course/{course.pk}/change/").text
    assert str(course.instructing.get()) in f"{course.instructors.get()} · {course}"


def test_present_instructors_are_let_into_present_courses(course: Course) -> None:
    step = import_module("courses.migrations.0008_present_instructors")
    make_person("learner")
    second = CourseFactory.create(instructors=[])

    step.let_everyone_in(apps, None)
    step.let_everyone_in(apps, None)

    assert writers(second) == writers(course)
    assert CourseInstructor.objects.count() == 2


def test_without_an_app_that_knows_nobody_decides(
    instructor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.authors._own_scopes", [])

    with pytest.raises(NobodyKnowsWhoseError):
        own_scopes(instructor)
    assert _own_scopes
