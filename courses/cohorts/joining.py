"""Into a cohort and out again, each act with its line in the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from accounts.merging import register_merge
from accounts.models import Cohort, CohortInvitation, CohortMembership, Learner, User
from accounts.models.learners import key_of_person
from releases.audit import record


def learner_of(person: User) -> Learner:
    """The person's learner, with a row written now where there was none."""
    known = Learner.objects.filter(user=person).first()
    return known or Learner(user=person, key=key_of_person(person.pk)).saved()


def enter(cohort: Cohort, learner: Learner, *, at: datetime) -> bool:
    """Make the learner a member; False where they are one already."""
    _row, is_new = CohortMembership.objects.get_or_create(
        cohort=cohort, learner=learner, defaults={"joined_at": at}
    )
    return is_new


@transaction.atomic
def leave(cohort: Cohort, person: User, *, at: datetime) -> bool:
    """Take the person out; False where they are no member. What they learned stays theirs."""
    gone, _models = CohortMembership.objects.filter(cohort=cohort, learner__user=person).delete()
    if not gone:
        return False
    record(by=person, at=at, action="left", about=cohort)
    return True


@transaction.atomic
def accept_invitations(person: User, *, at: datetime) -> list[Cohort]:
    """Make the person a member wherever one of their confirmed addresses is invited.

    They are called as the roster does where they gave no name themselves.
    """
    own = EmailAddress.objects.filter(user=person, verified=True).values("email")
    rows = CohortInvitation.objects.filter(email__in=own).select_related("cohort")
    invitations = list(rows.order_by("cohort__name"))
    if not invitations:
        return []
    learner = learner_of(person)
    for invitation in invitations:
        enter(invitation.cohort, learner, at=at)
        record(by=person, at=at, action="joined", about=invitation.cohort)
    _call(person, (invitation.name for invitation in invitations))
    CohortInvitation.objects.filter(pk__in=[row.pk for row in invitations]).delete()
    return [invitation.cohort for invitation in invitations]


def _call(person: User, names: Iterable[str]) -> None:
    name = next((name for name in names if name), "")
    if name and not person.name:
        person.name = name
        person.save(update_fields=["name"])


@receiver(user_logged_in)
def accept_at_sign_in(user: User, **_kwargs: object) -> None:
    """Let whoever signs in into the cohorts that wait for them."""
    accept_invitations(user, at=timezone.now())


@receiver(email_confirmed)
def accept_at_confirmation(email_address: EmailAddress, **_kwargs: object) -> None:
    """The same for somebody who has learned here already and confirms one more address.

    Somebody new becomes a learner at their first sign-in, which follows.
    """
    person = email_address.user
    if Learner.objects.filter(user=person).exists():
        accept_invitations(person, at=timezone.now())


@register_merge
def merge_memberships(guest: Learner, person: Learner) -> None:
    """A guest that somebody put into a cohort by hand stays in it as the person."""
    for membership in CohortMembership.objects.filter(learner=guest).select_related("cohort"):
        enter(membership.cohort, person, at=membership.joined_at)
        membership.delete()
