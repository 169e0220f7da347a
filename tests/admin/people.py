"""The six kinds of people who may come to any address."""

from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import GRADER, INSTRUCTOR
from tests.factories import UserFactory
from tests.results.answers import see_everyone
from tests.teaching import teach

ROLES = ("anonymous", "guest", "learner", "instructor", "grader", "superuser")


def make_person(role: str) -> User:
    """Someone with that role; an instructor writes every course, a grader sees everyone."""
    staff, superuser = role in ("instructor", "superuser"), role == "superuser"
    person: User = UserFactory.create(is_staff=staff, is_superuser=superuser)
    group = {"instructor": INSTRUCTOR, "grader": GRADER}.get(role)
    if group:
        person.groups.add(Group.objects.get(name=group))
    if role == "instructor":
        teach(person)
    if role == "grader":
        see_everyone(person)
    return person


def browser_of(role: str) -> Client:
    """A browser in which someone of that role is signed in, where the role has an account."""
    client = Client(raise_request_exception=False)
    if role == "guest":
        client.cookies["guest"] = "g" * 43
    if role not in ("anonymous", "guest"):
        client.force_login(make_person(role))
    return client
