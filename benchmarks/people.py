"""Made-up people, their learners, cohorts and open sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.utils import timezone

from accounts.models import Cohort, CohortMembership, Learner, Session, User
from accounts.sessions import SessionStore
from benchmarks.bulk import continue_counting, insert, next_id

PASSWORD = "!nobody signs in with this"  # noqa: S105  (an unusable one, as Django marks it)
COHORT_SIZE = 500
SESSION_DAYS = 14


def make_people(count: int, *, at: datetime) -> list[tuple[int, int]]:
    """Write people with a learner and a cohort each: (user id, learner id) in order."""
    user, learner = next_id(User), next_id(Learner)
    ids = [(user + n, learner + n) for n in range(count)]
    moment = stored(at)
    insert(
        User,
        ("id", "password", "is_superuser", "email", "name", "is_staff", "is_active", "date_joined"),
        (
            (who, PASSWORD, False, f"person{n}@example.org", f"Person {n}", False, True, moment)
            for n, (who, _) in enumerate(ids)
        ),
    )
    insert(
        Learner,
        ("id", "user_id", "key", "created_at"),
        ((mine, who, f"{n:032x}", moment) for n, (who, mine) in enumerate(ids)),
    )
    continue_counting(User, Learner)
    _join_cohorts([mine for _, mine in ids], at=at)
    return ids


def _join_cohorts(learners: list[int], *, at: datetime) -> None:
    for number, first in enumerate(range(0, len(learners), COHORT_SIZE)):
        cohort = Cohort.objects.create(name=f"Cohort {number}", slug=f"cohort-{number}")
        members = learners[first : first + COHORT_SIZE]
        insert(
            CohortMembership,
            ("cohort_id", "learner_id", "joined_at"),
            ((cohort.pk, learner, stored(at)) for learner in members),
        )


def open_sessions(people: list[int], prefix: str = "madeup") -> list[str]:
    """Sign these people in: their session keys, in order."""
    until = stored(timezone.now() + timedelta(days=SESSION_DAYS))
    keys = [f"{prefix}{user:020}" for user in people]

    def rows() -> Iterator[tuple[object, ...]]:
        store = SessionStore()
        for key, user in zip(keys, people, strict=True):
            yield key, store.encode(_signed_in(user)), until, user

    insert(Session, ("session_key", "session_data", "expire_date", "user_id"), rows())
    return keys


def _signed_in(user: int) -> dict[str, object]:
    person = User(pk=user, password=PASSWORD)
    return {
        SESSION_KEY: str(user),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }


def stored(moment: datetime) -> object:
    """A moment as the database keeps it."""
    return connection.ops.adapt_datetimefield_value(moment)
