"""The list of learners: found by their words, sorted by any column, 50 a page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Learner
from tests.factories import NOW, LearnerFactory, Lesson
from tests.results.answers import grader, join
from tests.results.overview.visitors import shown_to, visit

pytestmark = pytest.mark.django_db
LEARNERS = "/results/learners/"


def named(client: Client, **query: object) -> list[str]:
    """The names on the list, in order."""
    html = shown_to(client, grader(), LEARNERS, **query)
    return re.findall(r'<th scope="row"><a[^>]*>([^<]*)', html)


@pytest.fixture
def lesson() -> Lesson:
    """Ada completed with three points, Bob answered later, Cleo did nothing."""
    lesson = Lesson()
    ada, bob, cleo = (
        LearnerFactory.create(user__name=name, user__email=f"{name[::-1].lower()}@example.org")
        for name in ("ada Lovelace", "Bob", "Cleo")
    )
    visit(ada, lesson.section, answered=2, points=3, done=True)
    visit(bob, lesson.section, at=NOW + timedelta(days=1))
    join(cleo, "Spring")
    return lesson


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "ada Bob Cleo"),
        ("-name", "Cleo Bob ada"),
        ("email", "Bob ada Cleo"),
        ("-started", "ada Bob Cleo"),
        ("completed", "Bob Cleo ada"),
        ("-completed", "ada Bob Cleo"),
        ("points", "Bob ada Cleo"),
        ("-last", "Bob ada Cleo"),
        ("last", "ada Bob Cleo"),
    ],
)
def test_every_column_sorts_both_ways(
    client: Client, lesson: Lesson, sort: str, order: str
) -> None:
    assert [name.split()[0] for name in named(client, sort=sort)] == order.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lovelace", ["ada Lovelace"]),
        ("LOVE ada", ["ada Lovelace"]),
        ("bob@", ["Bob"]),
        ("nobody", []),
        ("9" * 40, []),
        ("'; DROP TABLE %_\\", []),
        ("%", []),
    ],
)
def test_words_find_names_and_addresses(
    client: Client, lesson: Lesson, words: str, found: list[str]
) -> None:
    assert named(client, q=words) == found


def test_numbers_and_keys_find_people_and_guests(client: Client, lesson: Lesson) -> None:
    guest = LearnerFactory.create(guest=True, key="1a2b3c" + "0" * 26)
    visit(guest, lesson.section)
    bob = Learner.objects.get(user__name="Bob")

    assert "Bob" in named(client, q=str(bob.pk))
    assert named(client, q="1A2B") == ["guest 1a2b3c"]
    Learner.objects.filter(pk=guest.pk).update(merged_into=bob, merged_at=timezone.now())
    assert named(client, q="1a2b") == []


def test_a_cohort_narrows_the_list_and_a_course_what_is_counted(
    client: Client, lesson: Lesson
) -> None:
    other = Lesson()

    assert named(client, cohort="spring") == ["Cleo"]
    html = shown_to(client, grader(), LEARNERS, course=other.course.slug, sort="-points")
    assert html.count("<tr>") == 4
    assert "2026-11-23" not in html


def test_pages_keep_the_list_as_it_was_asked_for(
    client: Client, lesson: Lesson, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(55):
        visit(LearnerFactory.create(user__name=f"Person {n}"), lesson.section)
    person = grader()

    first = shown_to(client, person, LEARNERS, q="p", sort="-name", cohort="")
    with django_assert_num_queries(10):
        last = client.get(LEARNERS, {"q": "p", "sort": "-name", "page": "999"}).content.decode()

    assert 'href="?q=p&amp;sort=-name&amp;page=2"' in first
    assert 'href="?q=p&amp;sort=name"' in first
    assert 'aria-sort="descending"' in first
    assert first.count("<tr>") == 51
    assert 'rel="prev" href="?q=p&amp;sort=-name&amp;page=1"' in last
    assert 'rel="next"' not in last


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"sort": "password"}, "The list cannot be sorted by “password”."),
        ({"q": "x" * 201}, "Enter up to 200 characters."),
        ({"cohort": "nope"}, "There is no cohort “nope”."),
    ],
)
def test_garbage_is_refused_in_words(client: Client, query: dict[str, str], words: str) -> None:
    client.force_login(grader())

    response = client.get(LEARNERS, query)

    assert response.status_code == 422
    assert words in response.content.decode()
