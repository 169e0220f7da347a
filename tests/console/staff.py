"""People and releases as the console's tests need them."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from releases.models import Release, ReleaseEvent
from releases.promotion import collect
from releases.rings import Ring
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    ReleaseFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
)
from tests.teaching import teach

HTMX = {"HX-Request": "true"}


def staff(name: str, *permissions: str, **fields: object) -> User:
    """A member of staff with these permissions of the app that releases are in."""
    person: User = UserFactory.create(name=name, is_staff=True, **fields)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return person


def instructor_of(scope: str, *permissions: str) -> User:
    """Somebody who writes that course, new here, and no other."""
    person = staff("Ines", "view_release", *permissions)
    teach(person, CourseFactory.create(slug=scope))
    return person


def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def draft_of(scope: str) -> object:
    """A draft of a section's text in that course."""
    module = ModuleFactory.create(course=CourseFactory.create(slug=scope))
    return SectionRevisionFactory.create(section=SectionFactory.create(module=module))


def standing_in(ring: Ring, **fields: object) -> Release:
    """A release of one text that stands in that ring by so many events."""
    moves = 3 if ring == Ring.ROLLED_BACK else int(ring)
    release: Release = ReleaseFactory.create(ring=ring, moves=moves, **fields)
    if not moves:
        collect(release, [SectionRevisionFactory.create()])
    else:
        SectionRevisionFactory.create(release=release)
    return release


def address(release: Release, what: str = "") -> str:
    """The release's page, or one below it."""
    return f"/releases/{release.pk}/{what}/" if what else f"/releases/{release.pk}/"


def click(client: Client, release: Release, move: str, **fields: object) -> object:
    """What the site answers to a click on a move, as htmx asks for it."""
    asked = {"move": move, "seen": release.moves, **fields}
    return client.post(address(release, "move"), asked, headers=HTMX)


def kinds_of(release: Release) -> list[str]:
    """What has happened to the release."""
    events = ReleaseEvent.objects.filter(release=release).order_by("number")
    return [event.kind for event in events]
