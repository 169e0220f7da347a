"""That an essay was graded is told where the learner comes by, until they have read it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.merging import claim
from accounts.middleware import GUEST_COOKIE
from accounts.models import Learner
from quizzes.essays.news import merge_news
from quizzes.models import Response
from tests.essays.lesson import TEXT, EssayLesson, grader_of, learner_in, signed_in
from tests.essays.test_an_essay_is_graded import QUEUE, form
from tests.factories import NOW, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db
TOLD = "Your essay was graded."


def graded() -> tuple[EssayLesson, Learner, Client]:
    """A lesson whose one essay was graded, its learner and their browser."""
    lesson, learner = EssayLesson(), learner_in("Spring")
    essay = lesson.sent_by(learner)
    browser = signed_in(learner.user)
    assert TOLD not in browser.get(lesson.url).text
    signed_in(grader_of("Spring")).post(f"{QUEUE}{essay.pk}/", form())
    return lesson, learner, browser


def test_home_and_section_tell_it_until_it_is_put_away() -> None:
    lesson, learner, browser = graded()
    home, put_away = lesson.course.get_absolute_url(), f"{lesson.url}checks/essay/grade/seen/"

    assert f'<a href="{lesson.url}#check-essay">{TOLD}</a>' in browser.get(home).text
    assert TOLD in browser.get(lesson.url).text
    assert Client().post(put_away).url == lesson.url
    assert TOLD in browser.get(lesson.url).text
    answer = browser.post(put_away)

    assert answer.url == lesson.url
    learner.refresh_from_db()
    assert not learner.has_notices
    assert TOLD not in browser.get(lesson.url).text + browser.get(home).text


@pytest.mark.parametrize("graded_first", [True, False])
def test_what_somebody_wrote_as_a_guest_is_told_to_them_once_they_are_signed_in(
    graded_first: bool,
) -> None:
    lesson, guest, learner = EssayLesson(), Client(), LearnerFactory.create()
    lesson.send(guest, "essay", TEXT, attempt="as a guest")
    essay, token = Response.objects.get(), guest.cookies[GUEST_COOKIE].value
    grader = signed_in(UserFactory.create(is_staff=True, is_superuser=True))
    steps = [
        lambda: grader.post(f"{QUEUE}{essay.pk}/", form()),
        lambda: claim(learner.user, guest_token=token, at=NOW),
    ]
    for step in steps if graded_first else reversed(steps):
        step()
    browser = signed_in(learner.user)

    assert TOLD in browser.get(lesson.url).text
    browser.post(f"{lesson.url}checks/essay/grade/seen/")
    assert TOLD not in browser.get(lesson.url).text
    learner.refresh_from_db()
    assert not learner.has_notices


def test_a_guest_of_whom_nothing_was_graded_brings_no_news() -> None:
    guest, person = LearnerFactory.create(has_notices=True), LearnerFactory.create()

    merge_news(guest, person)

    person.refresh_from_db()
    assert not person.has_notices
