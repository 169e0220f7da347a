"""People who are signed in already, because how they got in is another journey."""

from __future__ import annotations

from itertools import count

from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import INSTRUCTOR
from tests.factories import PASSWORD
from tests.teaching import teach

_numbers = count(1)


def person(role: str = "", *, staff: bool = False) -> User:
    """A new account, with a role where one is named; instructors teach every course there is."""
    email = f"{role or 'learner'}{next(_numbers)}@journey.example.org".lower()
    user = User.objects.create_user(email=email, password=PASSWORD, is_staff=staff)
    if role:
        user.groups.add(Group.objects.get(name=role))
    if role == INSTRUCTOR:
        teach(user)
    return user


def signed_in(user: User) -> dict[str, object]:
    """What a browser that this person signed in with keeps: for `visit(…, storage_state=…)`."""
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost"}
    return {"cookies": [cookie | {"path": "/"}], "origins": []}
