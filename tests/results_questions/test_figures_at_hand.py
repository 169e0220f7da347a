"""Figures by section: the same as one by one, and derived once for each count."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.scopes import EVERYONE
from quizzes.statistics.reading import (
    check_statistics,
    figures_of_count,
    item_statistics,
    section_figures,
)
from quizzes.statistics.refreshing import refresh
from tests.factories import NOW
from tests.results_questions.lessons import answered, taught
from tests.results_questions.people import grader_of
from tests.statistics.classes import ClassOf

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("fresh-statistics")]
LIST_QUERIES, PAGE_QUERIES = 24, 20


def counted(lesson: ClassOf) -> list[object]:
    """The figures by section after a count."""
    refresh(lesson.course, by=None, at=NOW)
    return list(section_figures(lesson.course, scope=EVERYONE))


def test_they_are_those_of_each_question_and_check() -> None:
    lesson = taught(3, 2, 1)

    (found,) = counted(lesson)

    assert list(found.items) == item_statistics(lesson.course, scope=EVERYONE)
    assert found.check == check_statistics(lesson.section, scope=EVERYONE)


def test_they_are_derived_again_after_the_next_count_only() -> None:
    lesson = taught(2, 0, 0)
    assert counted(lesson) == counted(lesson)
    before = figures_of_count.cache_info()

    answered(lesson, 1, "right")
    (found,) = counted(lesson)

    assert (before.hits, before.misses) == (1, 1)
    assert figures_of_count.cache_info().misses == 2
    assert found.items[0].n == 3


@pytest.mark.parametrize("learners", [2, 9])
def test_the_pages_ask_the_database_equally_often_whatever_was_answered(
    client: Client, learners: int
) -> None:
    lesson = taught(learners, 0, 0)
    client.force_login(grader_of())
    question = lesson.questions["first-check"].question_id

    for address, queries in (
        ("/results/questions/", LIST_QUERIES),
        (f"/results/questions/{question}/", PAGE_QUERIES),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, "\n".join(each["sql"][:90] for each in asked)
