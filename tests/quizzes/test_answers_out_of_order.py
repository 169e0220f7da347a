"""Of two answers at once the one that was sent first may be stored last; its time stays true."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client

from courses.models import SectionProgress
from quizzes import answering
from quizzes.models import Response
from tests.factories import NOW, Lesson

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_an_earlier_answer_may_complete_the_section_later(client: Client) -> None:
    lesson = Lesson()
    earlier = NOW - timedelta(seconds=1)
    for at, key in ((NOW, "first-check"), (earlier, "second-check")):
        with time_machine.travel(at, tick=False):
            form = lesson.form(key, choice="right")
            answer = client.post(lesson.check_url(key), form, headers=HTMX)
        assert answer.status_code == 200

    progress = SectionProgress.objects.get()
    assert (progress.started_at, progress.updated_at) == (earlier, NOW)
    assert progress.completed_at == earlier
    assert Response.objects.count() == 2


def test_a_refusal_that_nobody_foresaw_is_not_taken_for_a_race(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise IntegrityError("a constraint nobody thought of")

    lesson = Lesson()
    monkeypatch.setattr(answering, "write_progress", refused)

    with pytest.raises(IntegrityError, match="nobody thought of"):
        client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)
    assert not Response.objects.exists()
