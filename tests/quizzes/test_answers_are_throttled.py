"""Answers come at a reader's pace: too many are put off in words, and nothing is recorded."""

import pytest
import time_machine
from django.test import Client

from quizzes import throttle
from quizzes.models import Response
from tests.factories import NOW, Lesson

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_too_many_answers_are_put_off(client: Client, headers: dict[str, str]) -> None:
    lesson = Lesson()
    with time_machine.travel(NOW, tick=False):
        for _answer in range(throttle.PER_LEARNER):
            client.post(lesson.check_url(), lesson.form(), headers=headers)
        answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=headers)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "Nothing was lost" in answer.text
    assert not Response.objects.exists()


def test_the_next_minute_is_open_again(client: Client) -> None:
    lesson = Lesson()
    with time_machine.travel(NOW, tick=False) as clock:
        for _answer in range(throttle.PER_LEARNER + 1):
            client.post(lesson.check_url(), lesson.form(), headers=HTMX)
        clock.shift(60)
        answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert answer.status_code == 200


def test_new_guests_from_one_address_share_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "PER_ADDRESS", 3)
    lesson = Lesson()
    with time_machine.travel(NOW, tick=False):
        form = lesson.form(choice="wrong-a")
        answers = [Client().post(lesson.check_url(), form, headers=HTMX) for _guest in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
