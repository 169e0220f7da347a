"""The people of a new installation: an administrator, an instructor and a grader."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.roles import GRADER, INSTRUCTOR
from courses.authors import make_instructor
from courses.models import Course


@dataclass(frozen=True)
class Post:
    """One person an installation starts with, and what that person may do."""

    email: str
    group: str = ""
    staff: bool = False
    superuser: bool = False


POSTS = (
    Post("admin@localhost", staff=True, superuser=True),
    Post("instructor@localhost", group=INSTRUCTOR, staff=True),
    Post("grader@localhost", group=GRADER),
)


def make_first_people(kept: Path, *, at: datetime) -> dict[str, str]:
    """Make the people of `POSTS` with passwords from `kept`; {} when the site has staff already.

    The instructor writes every course there is.

    Returns the password of each. `kept` is written where it lacks one and never overwritten: a
    database thrown away and made anew gets the people it had.
    """
    people = get_user_model().objects
    if people.filter(is_staff=True).exists():
        return {}
    passwords = _passwords(kept)
    with transaction.atomic():
        for post in POSTS:
            person = people.create_user(
                email=post.email,
                password=passwords[post.email],
                is_staff=post.staff,
                is_superuser=post.superuser,
            )
            if post.group:
                person.groups.add(Group.objects.get(name=post.group))
            if post.group == INSTRUCTOR:
                for course in Course.objects.order_by("id"):
                    make_instructor(course, person, by=None, at=at)
    return passwords


def _passwords(kept: Path) -> dict[str, str]:
    """The password of each post: those in `kept`, new ones for the rest, written down there."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    known = {words[0]: words[1] for words in map(str.split, lines) if len(words) == 2}
    new = {post.email: secrets.token_urlsafe(12) for post in POSTS if post.email not in known}
    if new:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.writelines(f"{email} {password}\n" for email, password in new.items())
    return known | new
