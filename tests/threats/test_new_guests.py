"""Whoever comes as a new guest each time is limited by where they come from."""

import pytest
import time_machine
from django.test import Client

from accounts.models import Learner
from casestudies.models import Download
from courses import throttle
from courses.models import SectionProgress
from tests.casestudies.shelf import Shelf
from tests.factories import NOW, Lesson, SectionRevisionFactory, UserFactory, released

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def url() -> str:
    """Where a released section without checks is marked as read."""
    revision = SectionRevisionFactory.create(source="Only text.\n")
    released(revision, scope=revision.section.module.course.slug)
    return revision.section.get_absolute_url() + "read/"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_marking_as_read_is_put_off_in_words(
    url: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "MARKS_PER_ADDRESS", 2)
    with time_machine.travel(NOW, tick=False) as clock:
        answers = [Client().post(url, headers=headers) for _guest in range(4)]
        clock.shift(60)
        later = Client().post(url, headers=headers)

    assert [answer.status_code < 400 for answer in (*answers, later)] == [
        True, True, False, False, True,
    ]  # fmt: skip
    assert (answers[-1].status_code, answers[-1]["Retry-After"]) == (429, "60")
    assert "Nothing was lost" in answers[-1].text
    assert SectionProgress.objects.count() == Learner.objects.count() == 3


def test_one_learner_marks_at_a_reader_s_pace(url: str) -> None:
    client = Client()
    with time_machine.travel(NOW, tick=False):
        codes = [client.post(url).status_code for _time in range(throttle.MARKS_PER_LEARNER + 1)]

    assert set(codes[:-1]) == {302}
    assert codes[-1] == 429


def test_very_many_new_guests_get_the_file_but_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "NEW_GUESTS_PER_ADDRESS", 2)
    shelf = Shelf()
    with time_machine.travel(NOW, tick=False):
        for _guest in range(4):
            answer = Client().get(shelf.file_url)
            assert b"".join(answer.streaming_content) == shelf.content
        known = Client()
        known.force_login(UserFactory.create())
        b"".join(known.get(shelf.file_url).streaming_content)

    assert Download.objects.count() == Learner.objects.count() == 3


def test_reading_as_a_new_guest_each_time_leaves_nothing() -> None:
    lesson = Lesson()
    for _guest in range(30):
        Client().get(lesson.url)

    assert not Learner.objects.exists()
