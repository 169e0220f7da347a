"""A section without checks is complete when the learner says that they have read it."""

import pytest
from django.test import Client

from courses import reading_marks
from courses.models import SectionProgress
from courses.recording import ProgressChangedError
from tests.factories import (
    CourseFactory,
    Lesson,
    SectionFactory,
    SectionRevisionFactory,
    released,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def url() -> str:
    """The address of a released section without checks."""
    section = SectionFactory.create(module__course=CourseFactory.create())
    released(SectionRevisionFactory.create(section=section), scope=section.module.course.slug)
    return section.get_absolute_url()


def test_it_asks_to_be_marked_and_then_says_so(client: Client, url: str) -> None:
    assert "Mark as read" in client.get(url).text

    answer = client.post(f"{url}read/")

    assert (answer.status_code, answer["Location"]) == (302, url)
    page = client.get(url).text
    assert "Mark as read" not in page
    assert "Complete" in page.split('id="status-badge"')[1][:400]


def test_in_place_everything_that_moves_comes_along(client: Client, url: str) -> None:
    answer = client.post(f"{url}read/", headers=HTMX)

    assert "autofocus" in answer.text
    assert "Complete" in answer.text.split('id="status-badge"')[1][:400]
    assert 'id="rail-list"' in answer.text


def test_marking_twice_is_one_mark(client: Client, url: str) -> None:
    for _twice in range(2):
        client.post(f"{url}read/")

    assert SectionProgress.objects.get().updates == 1


def test_a_section_with_checks_cannot_be_marked_as_read(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(f"{lesson.url}read/")

    assert answer["Location"] == lesson.url
    assert not SectionProgress.objects.exists()
    assert "Mark as read" not in client.get(lesson.url).text


def test_getting_the_address_changes_nothing(client: Client, url: str) -> None:
    assert client.get(f"{url}read/").status_code == 405


def test_a_write_that_came_first_is_looked_at_again(
    client: Client, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, beaten = reading_marks.write_progress, []

    def once_beaten(*arguments: object, **named: object) -> object:
        if not beaten:
            beaten.append(True)
            raise ProgressChangedError
        return write(*arguments, **named)

    monkeypatch.setattr(reading_marks, "write_progress", once_beaten)

    assert client.post(f"{url}read/").status_code == 302
    assert SectionProgress.objects.get().completed_at is not None


def test_in_a_closed_course_htmx_is_sent_to_the_sign_in_page(client: Client) -> None:
    lesson = Lesson(course=CourseFactory.create(open_to_guests=False))

    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/accounts/login/?next=/courses/")


def test_writes_that_always_come_first_end_in_an_error_not_a_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def always_beaten(*_arguments: object, **_named: object) -> None:
        raise ProgressChangedError

    section = SectionFactory.create(module__course=CourseFactory.create())
    released(SectionRevisionFactory.create(section=section), scope=section.module.course.slug)
    monkeypatch.setattr(reading_marks, "write_progress", always_beaten)

    with pytest.raises(ProgressChangedError):
        Client().post(f"{section.get_absolute_url()}read/")
