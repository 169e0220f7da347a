"""Choosing what to read a course as of, and holding it against live in two frames."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.roles import INSTRUCTOR
from tests.as_of.world import TwoReleases
from tests.factories import CourseFactory, UserFactory
from tests.teaching import teach

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(client: Client) -> TwoReleases:
    """The two releases, with their writer signed in."""
    made = TwoReleases()
    client.force_login(made.writer)
    return made


def test_both_frames_show_the_same_address_and_only_they_may_be_framed(
    two: TwoReleases, client: Client
) -> None:
    path = two.lesson.url
    page = client.get(f"/as-of/release-{two.dark.pk}/beside{path}")

    assert f'src="/as-of/rings-a3{path}"' in page.text
    assert f'src="{two.address()}"' in page.text
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    framed = client.get(two.address())
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]


def test_the_choice_lists_releases_and_leads_to_the_rings_that_are_ticked(
    two: TwoReleases, client: Client
) -> None:
    slug = two.lesson.course.slug
    page = client.get("/as-of/").text
    asked = {"course": slug, "rings": ["a3", "a1", "mars"]}

    assert f'href="/as-of/release-{two.dark.pk}/courses/{slug}/"' in page
    assert client.get("/as-of/", asked)["Location"] == f"/as-of/rings-a1-a3/courses/{slug}/"
    nothing = client.get("/as-of/", {"course": slug, "rings": "mars"}, follow=True)
    assert "Tick at least one ring." in nothing.text
    assert client.get("/as-of/", {"course": "none", "rings": "a1"}).status_code == 404


def test_an_instructor_meets_their_own_courses_only(two: TwoReleases) -> None:
    person = UserFactory.create(staff=True)
    person.groups.add(Group.objects.get(name=INSTRUCTOR))
    own = CourseFactory.create(title="Their own")
    teach(person, own)
    browser = Client()
    browser.force_login(person)

    page = browser.get("/as-of/").text

    assert "Their own" in page
    assert "It has no release yet." in page
    assert two.lesson.course.title not in page
    assert browser.get(two.address()).status_code == 404


def test_a_releases_page_in_the_console_leads_to_both(two: TwoReleases, client: Client) -> None:
    page = client.get(f"/releases/{two.dark.pk}/").text

    assert f'href="/as-of/release-{two.dark.pk}/courses/{two.lesson.course.slug}/"' in page
    assert f'href="/as-of/release-{two.dark.pk}/beside/courses/' in page
