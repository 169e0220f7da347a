"""Of two answers at once the one that was sent first may be stored last; its time stays true."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client

from courses.models import SectionProgress
from quizzes import answering, verifying
from quizzes.answer_key import AskedQuestion
from quizzes.grading import CheckMark
from quizzes.models import Response
from releases.promotion import roll_back
from tests.factories import (
    NOW,
    Lesson,
    QuestionRevisionFactory,
    SectionRevisionFactory,
    released,
    text_with,
)

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


def test_another_try_that_came_first_is_looked_at_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)
    real, stored_marks = verifying.mark_for, [None]

    def as_it_was_before(question: AskedQuestion, stored: object) -> CheckMark:
        return real(question, stored_marks.pop() if stored_marks else stored)

    monkeypatch.setattr(verifying, "mark_for", as_it_was_before)

    answer = client.post(lesson.check_url(), lesson.form(choice="wrong-b"), headers=HTMX)

    assert answer.status_code == 200
    tries = Response.objects.order_by("id").values_list("try_number", flat=True)
    assert list(tries) == [1, 2]


def test_a_form_repeated_while_its_question_goes_says_that_it_is_gone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_back_meanwhile(*_arguments: object) -> None:
        roll_back(newer, by=None, at=NOW, reason="a wrong figure")
        raise answering.AnsweredBeforeError

    lesson = Lesson()
    extra = QuestionRevisionFactory.create(question__section=lesson.section, question__key="extra")
    text = SectionRevisionFactory.create(section=lesson.section, source=text_with("extra"))
    newer = released(text, extra, scope=lesson.course.slug)
    monkeypatch.setattr(verifying, "record", taken_back_meanwhile)
    form = {"revision": extra.pk, "attempt": "x", "choice": "right"}

    answer = client.post(lesson.check_url("extra"), form, headers=HTMX)

    assert answer.status_code == 409
    assert "This question is no longer here" in answer.text
