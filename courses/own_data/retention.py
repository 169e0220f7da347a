"""Who has not been here for so long that nothing more needs to be kept about them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Learner, User
from courses.own_data.forgetting import forget
from courses.own_data.records import Owner, kinds_of_records, owner_of

_NO_WORK = {
    "is_staff": False,
    "is_superuser": False,
    "groups": None,
    "user_permissions": None,
    "graded_cohorts": None,
}
"""People who only learn: an account that somebody works with is an administrator's to end."""


def silent_learners(since: datetime) -> QuerySet[Learner]:
    """Learners, guests too, who neither signed in nor did anything since then."""
    ours = {f"user__{name}": value for name, value in _NO_WORK.items()}
    silent = Learner.objects.filter(merged_into=None, forgotten_at=None, created_at__lt=since)
    silent = silent.filter(Q(user=None) | Q(**ours, user__date_joined__lt=since))
    silent = silent.exclude(user__last_login__gte=since)
    for kind in (each for each in kinds_of_records() if each.moment):
        recent = kind.about._default_manager.filter(**{f"{kind.moment}__gte": since})
        people = recent.order_by().values_list(Coalesce("learner__merged_into", "learner"))
        silent = silent.exclude(pk__in=people)
    return silent.order_by("pk")


def silent_people(since: datetime) -> QuerySet[User]:
    """People with an account who never learned anything, and have not signed in since then."""
    people = User.objects.filter(**_NO_WORK, date_joined__lt=since, learner=None)
    return people.exclude(last_login__gte=since).order_by("pk")


def forget_learner(learner: int, *, since: datetime, at: datetime, note: str) -> bool:
    """Forget this one, unless they came back meanwhile; False then. Raises StillNeededError."""
    with transaction.atomic():
        found = silent_learners(since).filter(pk=learner).select_related("user").first()
        if found is None:
            return False
        forget(owner_of(found), at=at, note=note)
    return True


def forget_person(user: int, *, since: datetime, at: datetime, note: str) -> bool:
    """The same for somebody who never learned. Raises StillNeededError."""
    with transaction.atomic():
        found = silent_people(since).filter(pk=user).first()
        if found is None:
            return False
        forget(Owner(found, ()), at=at, note=note)
    return True
