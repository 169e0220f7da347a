"""That an essay was graded is told where the learner comes by, until they have read it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Learner
from quizzes.essays.news import merge_news
from tests.essays.lesson import EssayLesson, grader_of, learner_in, signed_in
from tests.essays.test_an_essay_is_graded import QUEUE, form
from tests.factories import LearnerFactory

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


def test_what_waits_for_a_guest_waits_for_the_person() -> None:
    _lesson, learner, _browser = graded()
    learner.refresh_from_db()
    person, other = LearnerFactory.create(), LearnerFactory.create()

    merge_news(learner, person)
    merge_news(person, other)

    assert list(Learner.objects.filter(pk__in=[person.pk, other.pk], has_notices=True)) == [person]
