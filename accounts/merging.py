"""A guest signs in: what they did as a guest becomes theirs, nothing lost and nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.middleware import GUEST_COOKIE
from accounts.models import Learner, User
from accounts.models.learners import key_of_guest, key_of_person

Merge = Callable[[Learner, Learner], None]
"""Carries what a guest has over to a person: called as `merge(guest, person)`."""

_merges: list[Merge] = []


def register_merge(merge: Merge) -> Merge:
    """Have `merge(guest, person)` called, in the same transaction, when a guest signs in."""
    _merges.append(merge)
    return merge


def claim(user: User, *, guest_token: str, at: datetime) -> Learner:
    """Make the guest behind the cookie this person's learner; returns the person's learner.

    A person who never learned before takes over the guest's row. One who did keeps their own,
    every registered merge carries the guest's state over, and the guest's row points at it.
    """
    with transaction.atomic():
        guest = (
            Learner.objects.select_for_update()
            .filter(key=key_of_guest(guest_token), user=None, merged_into=None)
            .first()
        )
        person = Learner.objects.select_for_update().filter(user=user).first()
        if guest is None:
            return person or Learner(user=user, key=key_of_person(user.pk)).saved()
        if person is None:
            guest.user = user
            guest.save(update_fields=["user"])
            return guest
        for merge in _merges:
            merge(guest, person)
        guest.merged_into, guest.merged_at = person, at
        guest.save(update_fields=["merged_into", "merged_at"])
        return person


@receiver(user_logged_in)
def claim_at_sign_in(request: HttpRequest | None, user: User, **_kwargs: object) -> None:
    """Join the guest's work to the account as soon as they sign in."""
    if request is None:
        return
    user.learner = claim(user, guest_token=request.COOKIES.get(GUEST_COOKIE, ""), at=timezone.now())
