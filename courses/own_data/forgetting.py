"""Deleting an account, or what a guest did, for good: one transaction, and no way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.leaving import StillNeededError, register_leaving
from accounts.models import Learner, User
from accounts.models.learners import FORGOTTEN_NAME, new_key
from courses.models import Course
from courses.own_data.names import STAND_IN
from courses.own_data.records import Owner, kinds_of_records, owner_of
from releases.audit import record


def hindrances(user: User | None) -> Iterator[str]:
    """What keeps an account from being deleted, in sentences."""
    if user is None:
        return
    for course in Course.objects.filter(instructors=user).order_by("title"):
        if course.instructing.count() == 1:
            alone = _("The account is the only instructor of “%(course)s”. First let others in.")
            yield alone % {"course": course}
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        yield _("The account is the only administrator. Make somebody else one first.")


def forget(owner: Owner, *, at: datetime, note: str = "") -> None:
    """Delete the account, if there is one, and leave of what was learned only numbers by nobody.

    Appends one event to the record that names no one. All or nothing. Raises StillNeededError.
    """
    try:
        with transaction.atomic():
            _forget(owner, at=at, note=note)
    except ProtectedError as error:
        kinds = sorted({str(row._meta.verbose_name_plural) for row in error.protected_objects})
        words = _("The account still belongs to %(things)s. Ask an administrator to part them.")
        told = get_text_list(kinds, str(_("and")))
        raise StillNeededError([words % {"things": told}]) from error


@register_leaving
def forget_account(person: User, at: datetime) -> None:
    """The same of a person whom somebody else deletes. Raises StillNeededError."""
    learner = Learner.objects.filter(user=person).first()
    forget(owner_of(learner) if learner else Owner(person, ()), at=at)


def _forget(owner: Owner, *, at: datetime, note: str) -> None:
    # Locked, so that of two administrators, or instructors, who leave at once one comes second.
    list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))
    rows = Learner.objects.select_for_update().filter(pk__in=owner.learners, forgotten_at=None)
    learners = list(rows.order_by("pk"))
    reasons = list(hindrances(owner.user))
    if reasons:
        raise StillNeededError(reasons)
    for kind in kinds_of_records():
        kind.forget(owner)
    for learner in learners:
        _leave_a_number(learner, at)
    if owner.user is not None or learners:
        about = User(pk=owner.user.pk, name=STAND_IN) if owner.user else learners[0]
        record(by=None, at=at, action="forgotten", about=about, note=note, who=FORGOTTEN_NAME)
    if owner.user is not None:
        owner.user.delete()


def _leave_a_number(learner: Learner, at: datetime) -> None:
    """A row to count answers by, which no cookie, account or moment leads to."""
    learner.user, learner.key, learner.forgotten_at = None, new_key(), _day(at)
    learner.created_at, learner.has_notices = _day(learner.created_at), False
    learner.merged_at = _day(learner.merged_at) if learner.merged_at else None
    learner.save()


def _day(moment: datetime) -> datetime:
    """The moment its day began, in UTC."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
