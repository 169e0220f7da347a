"""The release log of a course: what learners may know of releases, and what never gets there."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.models import Course
from releases.promotion import change_share, promote, roll_back
from releases.rings import Ring
from tests.as_of.world import TwoReleases
from tests.factories import NOW, CourseFactory, UserFactory, released

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def two() -> TwoReleases:
    """Two releases of a course that shows its log; the second changes one section, adds one."""
    made = TwoReleases()
    made.lesson.course.shows_release_log = True
    made.lesson.course.save()
    made.dark.notes = "Shorter <and> clearer."
    made.dark.save()
    return made


def log(two: TwoReleases, client: Client) -> str:
    """The page as this browser gets it."""
    return client.get(f"{two.lesson.course.get_absolute_url()}releases/").text


def test_a_course_without_one_has_no_such_page_and_no_link(client: Client) -> None:
    two = TwoReleases()
    home = two.lesson.course.get_absolute_url()

    assert client.get(f"{home}releases/").status_code == 404
    assert "releases/" not in client.get(home).text
    assert client.get("/courses/none/releases/").status_code == 404


def test_what_has_not_moved_is_not_told_at_all(two: TwoReleases, client: Client) -> None:
    page = log(two, client)

    assert ">Dark</h2>" not in page
    assert two.lesson.release.name in page
    assert "You read it, as everyone does." in page
    assert "releases/" in client.get(two.lesson.course.get_absolute_url()).text


def test_a_release_is_followed_from_ring_to_ring(two: TwoReleases, client: Client) -> None:
    promote(two.dark, by=None, at=NOW, reason="secret reason")
    first = log(two, client)
    promote(two.dark, by=None, at=NOW)
    change_share(two.dark, 2000, by=None, at=NOW)
    second = log(two, client)

    assert "Only staff read it so far." in first
    assert "Shorter &lt;and&gt; clearer." in first
    assert "1 section that you do not see yet" in first
    assert "20 % of the learners" in second
    assert ("You are in the 20 % who read it" in second) or ("You are in the 80 % who" in second)
    assert "secret reason" not in first + second


def test_nothing_of_what_a_release_ships_gets_there(two: TwoReleases, client: Client) -> None:
    promote(two.dark, by=None, at=NOW)

    page = log(two, client)

    for secret in ("The new one", "A dark question", "Another text", "Secret explanation", "dark-"):
        assert secret not in page


def test_each_learner_is_told_whether_they_are_in_the_share(
    two: TwoReleases, client: Client
) -> None:
    promote(two.dark, by=None, at=NOW)
    promote(two.dark, by=None, at=NOW)
    for share, sentence in (
        (10_000, "You are in the 100 % who read it"),
        (1, "You are in the 99.99"),
    ):
        change_share(two.dark, share, by=None, at=NOW)
        assert sentence in log(two, client)
    staff = Client()
    staff.force_login(UserFactory.create(staff=True))
    assert "You read it already, as staff." in log(two, staff)


def test_of_a_rollback_only_words_written_for_learners_are_told(
    two: TwoReleases, client: Client
) -> None:
    promote(two.dark, by=None, at=NOW)
    roll_back(two.dark, by=None, at=NOW, reason="author was drunk", told="Too long a sentence.")
    two.lesson.release.refresh_from_db()
    roll_back(two.lesson.release, by=None, at=NOW, reason="not yours to know")

    page = log(two, client)

    assert page.count("Rolled back") == 2
    assert "Too long a sentence." in page
    assert page.count("Why it was rolled back:") == 1
    assert "drunk" not in page
    assert "not yours" not in page


@pytest.mark.needs_toggles("live-pages")
def test_it_is_drawn_anew_only_when_something_has_moved(two: TwoReleases, client: Client) -> None:
    where = f"{two.lesson.course.get_absolute_url()}releases/"
    part = client.get(where, headers=HTMX).text
    stamp = part.partition("?stamp=")[2][:16]

    assert "<html" not in part
    assert client.get(where, {"stamp": stamp}, headers=HTMX).status_code == 204
    promote(two.dark, by=None, at=NOW)
    after = client.get(where, {"stamp": stamp}, headers=HTMX)
    assert after.status_code == 200
    assert "“Dark”: A1" in after.text
    roll_back(two.dark, by=None, at=NOW.replace(year=2030), reason="wrong")
    assert "“Dark”: rolled back" in client.get(where, headers=HTMX).text


def test_many_releases_cost_no_more_queries_than_one(
    two: TwoReleases, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    log(two, client)
    for number in range(3):
        released(scope=two.lesson.course.slug, name=f"More {number}", to=Ring.A1)
    log(two, client)

    with django_assert_num_queries(9):
        log(two, client)


def test_a_course_with_no_release_says_so(client: Client) -> None:
    course: Course = CourseFactory.create(shows_release_log=True)

    answer = client.get(f"{course.get_absolute_url()}releases/", headers=HTMX)

    assert "No release of this course has moved yet." in answer.text
