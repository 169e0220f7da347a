"""Learners are told what is on trial; who answered it then neither gains nor loses later."""

import pytest
from django.test import Client

from tests.factories import QuestionRevisionFactory, released
from tests.pilots.trial import NEW, on_trial
from tests.statistics.classes import ClassOf

pytestmark = pytest.mark.django_db


def counts_now(lesson: ClassOf) -> None:
    """Release the revision by which the question counts."""
    asked = lesson.questions[NEW].question
    second = QuestionRevisionFactory.create(question=asked, number=2)
    released(second, scope=lesson.course.slug)


def test_the_section_and_the_card_say_what_does_not_count(client: Client) -> None:
    lesson = on_trial()

    html = client.get(lesson.url).text

    assert "1 question is on trial and does not count" in html
    assert html.count("On trial, not scored") == 1
    assert "3 questions" in html


def test_a_section_without_trials_says_nothing_of_them(client: Client) -> None:
    assert "on trial" not in client.get(ClassOf().url).text


def test_who_answered_on_trial_is_not_scored_when_it_counts(client: Client) -> None:
    lesson = on_trial()
    client.get(lesson.url)
    client.post(lesson.check_url(NEW), lesson.form(NEW, "right"))
    counts_now(lesson)

    mine, fresh = client.get(lesson.url).text, Client().get(lesson.url).text

    assert "on trial, so it earns no points" in mine
    assert "On trial, not scored" in mine
    assert "does not count" not in mine
    assert "3 questions" in mine
    assert "4 questions" in fresh
    assert "trial" not in fresh


def test_who_had_only_begun_on_trial_answers_what_counts(client: Client) -> None:
    lesson = on_trial()
    client.post(lesson.check_url(NEW), lesson.form(NEW, "wrong-a"))
    counts_now(lesson)

    assert "4 questions" in client.get(lesson.url).text
