"""The list of releases: one's own, narrowed by course and ring, a page at a time."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from releases.promotion import promote
from releases.rings import Ring
from tests.console.staff import browser, instructor_of, standing_in
from tests.factories import NOW, ReleaseFactory, SectionRevisionFactory
from tests.releases.scheduled import planned

pytestmark = pytest.mark.django_db
LIST = "/releases/"


def test_each_release_says_where_it_stands_and_when_it_moved(hers: Client) -> None:
    release = standing_in(Ring.OFF, name="Sails")
    promote(release, by=None, at=NOW)
    planned(release)
    standing_in(Ring.A2, name="Oars", held=True)
    standing_in(Ring.ROLLED_BACK, name="Rudder")

    text = hers.get(LIST).text

    sails = text.partition(">Sails<")[2]
    assert "staff only" in sails
    assert "1 scheduled" in sails
    assert "23 Nov 2026, 09:30" in sails
    assert "held" in text.partition(">Oars<")[2].partition(">Sails<")[0]
    assert "nobody any more" in text.partition(">Rudder<")[2].partition(">Oars<")[0]


def test_the_list_is_narrowed_by_course_and_ring(hers: Client) -> None:
    standing_in(Ring.A2, name="Sails", scope="ships", held=True)
    standing_in(Ring.A1, name="Oars", scope="boats")

    def found(**asked: str) -> list[str]:
        return [row.release.name for row in hers.get(LIST, asked).context["rows"]]

    assert found() == ["Oars", "Sails"]
    assert found(course="ships") == ["Sails"]
    assert found(ring="a1") == ["Oars"]
    assert found(ring="held") == ["Sails"]
    assert found(course="ships", ring="a3") == []
    assert "No release passes" in hers.get(LIST, {"ring": "a3"}).text


@pytest.mark.parametrize("asked", [{"course": "…"}, {"ring": "9"}, {"course": "x" * 5000}])
def test_a_filter_that_nobody_offered_is_refused_in_words(
    asked: dict[str, str], hers: Client
) -> None:
    answer = hers.get(LIST, asked)

    assert answer.status_code == 422
    assert "Choose one of" in answer.text


def test_nobody_sees_the_releases_of_others() -> None:
    standing_in(Ring.A1, name="Oars", scope="boats")
    client = browser(instructor_of("ships"))

    text = client.get(LIST).text

    assert "Oars" not in text
    assert "There is no release yet" in text
    assert "New release" not in text


def test_a_long_list_has_pages_and_costs_no_more_statements(
    hers: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ReleaseFactory.create_batch(51, scope="ships")
    SectionRevisionFactory.create()

    with django_assert_max_num_queries(10):
        first = hers.get(LIST, {"course": "ships"})
    second = hers.get(LIST, {"course": "ships", "page": "2"})
    beyond = hers.get(LIST, {"page": "9" * 40})

    assert 'href="?course=ships&amp;page=2"' in first.text
    assert len(second.context["rows"]) == 1
    assert beyond.status_code == 200
