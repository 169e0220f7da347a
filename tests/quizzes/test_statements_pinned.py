"""How many statements the hot paths cost, so that a costlier one is a decision."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import Lesson, UserFactory

HTMX = {"HX-Request": "true"}


def statements(client: Client, method: str, address: str, **arguments: object) -> list[str]:
    """The statements a request costs, once the process is warm."""
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(address, **arguments)
    assert answer.status_code == 200
    return [query["sql"] for query in captured]


@pytest.fixture
def reader(client: Client, transactional_db: None) -> tuple[Client, Lesson]:
    """A signed-in learner with progress; everything compiled."""
    lesson = Lesson("one", "two", "three", "four", "five")
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    client.get(lesson.url)
    client.post(lesson.check_url("one"), lesson.form("one", choice="wrong-a"), headers=HTMX)
    return client, lesson


def test_a_section_page_for_a_signed_in_learner_costs_two_queries(
    reader: tuple[Client, Lesson],
) -> None:
    client, lesson = reader

    assert len(statements(client, "get", lesson.url)) == 2


def test_a_course_home_costs_two_queries(reader: tuple[Client, Lesson]) -> None:
    client, lesson = reader

    assert len(statements(client, "get", lesson.course.get_absolute_url())) == 2


def test_a_verified_answer_costs_six_statements_with_begin_and_commit(
    reader: tuple[Client, Lesson],
) -> None:
    client, lesson = reader

    form = lesson.form("two", choice="right")
    cost = statements(client, "post", lesson.check_url("two"), data=form, headers=HTMX)

    kinds = [statement.split()[0] for statement in cost]
    assert kinds == ["SELECT", "SELECT", "BEGIN", "INSERT", "INSERT", "COMMIT"]


def test_a_guest_costs_one_query_more_than_their_cookie(client: Client, db: None) -> None:
    lesson = Lesson()
    client.get(lesson.url)

    assert len(statements(client, "get", lesson.url)) == 2
