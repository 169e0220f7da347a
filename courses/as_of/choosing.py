"""What can be chosen to read a course as of: its releases, newest first, and the rings."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from courses.as_of.sets import RINGS
from courses.models import Course
from releases.authors import for_author
from releases.console.access import own_releases
from releases.models import Release
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Ways:
    """A release and the two addresses that read its course as of it."""

    release: Release
    url: str
    beside_url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One course with what there is to choose."""

    course: Course
    releases: tuple[Ways, ...]
    rings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RingsAsked:
    """What the form of rings said."""

    course: str
    rings: frozenset[Ring]


def ways_of(release: Release) -> Ways:
    """Where to read the release's course as of it, from the course's home on."""
    home = reverse("courses:home", args=[release.scope]).lstrip("/")
    name = f"release-{release.pk}"
    return Ways(release, reverse("as_of", args=[name, home]), reverse("beside", args=[name, home]))


def courses_to_choose(request: HttpRequest) -> list[Choice]:
    """The person's courses with their releases: two queries."""
    by_course: dict[str, list[Ways]] = {}
    for release in own_releases(request).order_by("-id"):
        by_course.setdefault(release.scope, []).append(ways_of(release))
    rings = tuple((name, str(ring.label)) for name, ring in RINGS.items())
    courses = for_author(Course.objects.order_by("title", "id"), request.user)
    return [Choice(each, tuple(by_course.get(each.slug, ())), rings) for each in courses]


def rings_asked(asked: QueryDict) -> RingsAsked | None:
    """The course and the rings that were ticked; None where nothing was asked.

    Names of no ring are left out.
    """
    course = asked.get("course", "")
    if not course:
        return None
    return RingsAsked(
        course, frozenset(RINGS[name] for name in asked.getlist("rings") if name in RINGS)
    )
