"""Reading a whole course as of a release or rings: whose words, which addresses, what is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Learner
from courses.models import SectionProgress
from quizzes.models import Response
from releases.promotion import collect, promote, roll_back, take_out
from tests.as_of.world import TwoReleases
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def two(client: Client) -> TwoReleases:
    """The two releases, with their writer signed in."""
    made = TwoReleases()
    client.force_login(made.writer)
    return made


def test_a_dark_release_is_read_with_every_link_leading_to_the_same_preview(
    two: TwoReleases, client: Client
) -> None:
    answer = client.get(two.address())

    prefix = two.address(path="/courses/")
    assert "Another text, with" in answer.text
    assert f'href="{two.address()}"' in answer.text
    assert f'href="{prefix}{two.lesson.course.slug}/m06/s4/"' in answer.text
    assert f'action="{two.address()}checks/first-check/"' in answer.text
    assert "Preview of the course as of “Dark” (off)" in answer.text
    assert "Put together from 2 releases." in answer.text


@pytest.mark.needs_toggles("learner-search")
def test_nothing_is_locked_and_home_and_search_are_read_so_too(
    two: TwoReleases, client: Client
) -> None:
    home = f"/courses/{two.lesson.course.slug}/"

    assert "A dark question?" in client.get(two.address(path=two.new.get_absolute_url())).text
    assert "The new one" in client.get(two.address(path=home)).text
    found = client.get(two.address(path=f"{home}search/"), {"q": "Another"}).text
    assert two.address() in found


def test_learners_read_what_they_read_before_the_preview_was_opened(
    two: TwoReleases, client: Client
) -> None:
    before = Client().get(two.lesson.url).text
    client.get(two.address())

    after = Client().get(two.lesson.url)

    assert "Some text." in before
    assert "Some text." in after.text
    assert "as-of" not in after.text
    assert after["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in after["Content-Security-Policy"]


def test_what_a_release_gives_back_is_not_remembered_as_it_was(
    two: TwoReleases, client: Client
) -> None:
    page = two.address(path=two.new.get_absolute_url())
    assert "A dark question?" in client.get(page).text
    take_out(two.dark, two.asked)
    two.asked.stem = "Asked otherwise?"
    two.asked.save()
    two.dark.refresh_from_db()
    collect(two.dark, [two.asked])

    assert "Asked otherwise?" in client.get(page).text


def test_an_answer_is_neither_taken_nor_recorded(two: TwoReleases, client: Client) -> None:
    learners = Learner.objects.count()
    form = two.lesson.form("first-check", "right")
    where = f"{two.address()}checks/first-check/"

    plain = client.post(where, form)
    part = client.post(where, form, headers=HTMX)
    read = client.post(f"{two.address()}read/")

    assert plain["Location"] == read["Location"] == two.address()
    assert "nothing is recorded" in client.get(two.address()).text
    assert "Nothing was sent" in part.text
    assert two.address() in part.text
    assert not Response.objects.exists()
    assert not SectionProgress.objects.exists()
    assert Learner.objects.count() == learners


def test_rings_are_read_as_they_stand_at_that_moment(two: TwoReleases, client: Client) -> None:
    assert "Some text." in client.get(two.address("rings-a3")).text
    assert "Another text" in client.get(two.address("rings-off-a3")).text
    assert client.get(two.address("rings-a2")).status_code == 404

    promote(two.dark, by=None, at=NOW)

    assert "Another text" in client.get(two.address("rings-a1-a3")).text
    assert "Some text." in client.get(two.address("rings-off-a3")).text


def test_as_of_an_old_release_the_course_is_as_it_was(two: TwoReleases, client: Client) -> None:
    first = f"release-{two.lesson.release.pk}"
    while two.dark.ring < 3:
        promote(two.dark, by=None, at=NOW.replace(year=2027))

    assert "Another text" in client.get(two.address("rings-a3")).text
    assert "Some text." in client.get(two.address(first)).text

    roll_back(two.dark, by=None, at=NOW.replace(year=2028), reason="wrong")
    assert "Another text" in client.get(two.address()).text


def test_what_the_set_does_not_have_is_said_on_a_page_with_a_way_on(
    two: TwoReleases, client: Client
) -> None:
    answer = client.get(two.address("rings-a3", two.new.get_absolute_url()))

    assert answer.status_code == 404
    assert "Not in this preview" in answer.text
    assert f'href="/as-of/rings-a3/courses/{two.lesson.course.slug}/"' in answer.text


def test_names_and_paths_that_lead_nowhere_are_not_found(two: TwoReleases, client: Client) -> None:
    for name in (
        "release-0",
        "release-999999999999999999",
        "rings-",
        "rings-a9",
        "x",
        "release-1x",
    ):
        assert client.get(two.address(name)).status_code == 404, name
        assert client.get(two.address(f"{name}/beside")).status_code == 404, name
    for path in ("/admin/", "/courses/none/", "/nothing", "/courses/", "/accounts/login/"):
        assert client.get(two.address(path=path)).status_code == 404, path


def test_only_those_who_see_releases_of_the_course_may_look(two: TwoReleases) -> None:
    learner, other = Client(), Client()
    learner.force_login(UserFactory.create())
    other.force_login(UserFactory.create(staff=True))

    assert "login" in Client().get(two.address())["Location"]
    assert learner.get(two.address()).status_code == 403
    assert other.get(two.address()).status_code == 403
    assert learner.get("/as-of/").status_code == 403
