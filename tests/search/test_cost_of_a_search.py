"""A search costs the same few queries however much there is, and nobody may send very many."""

import gzip
from unittest import mock

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from courses.search import finding, page
from tests.factories import LearnerFactory, Lesson
from tests.frame.test_page_files import ROOT, squeezed
from tests.search.terms import Written, links, search_url

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("learner-search", "search-marks")]


@pytest.mark.parametrize("more", [0, 4])
def test_a_search_takes_three_queries(
    more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lesson = Lesson("first-check")
    for _ in range(more):
        Written(course=lesson.course)
    browser = Client()
    browser.force_login(LearnerFactory.create().user)
    assert len(links(lesson.course, "text", browser)) == 1

    with django_assert_num_queries(3):
        browser.get(search_url(lesson.course), {"q": "router" if more else "text"})


def test_one_who_searches_without_end_is_asked_to_wait(client: Client) -> None:
    written = Written()
    client.force_login(LearnerFactory.create().user)
    with mock.patch.object(page, "PER_LEARNER", 2):
        statuses = [
            client.get(search_url(written.course), {"q": "router"}).status_code for _ in range(3)
        ]
        form = client.get(search_url(written.course))

    assert statuses == [200, 200, 429]
    assert form.status_code == 200


def test_the_way_to_searching_weighs_next_to_nothing(client: Client) -> None:
    written = Written()
    html = client.get(written.url).content
    link = f'<a href="{search_url(written.course)}">Search</a> '.encode()
    assert link in html

    weight = len(gzip.compress(html, 9)) - len(gzip.compress(html.replace(link, b""), 9))

    assert weight <= 60


def test_the_styles_are_small_and_load_on_that_page_alone(client: Client) -> None:
    written = Written()

    assert squeezed(ROOT / "static" / "css" / "search.css") <= 1024
    assert b"css/search.css" in client.get(search_url(written.course)).content
    assert b"css/search.css" not in client.get(written.url).content


def test_of_a_word_that_is_everywhere_only_so_many_passages_are_ranked() -> None:
    many = "\n".join(f"## // n{n} | Part {n} {{#n{n}}}\n\nA flag.\n" for n in range(9))
    written = Written(many)

    with mock.patch.object(finding, "MOST_RANKED", 4):
        assert len(links(written.course, "flag")) == 4
    assert len(links(written.course, "flag")) == 9
