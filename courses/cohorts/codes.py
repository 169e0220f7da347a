"""Joining codes: made, switched off, and used by learners."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Cohort, CohortCode, CohortMembership, User
from courses.cohorts.joining import enter, learner_of
from releases.audit import record

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Of these 32 none is taken for another: neither 0 nor O, neither 1 nor I."""
LENGTH = 12
"""60 bits: a million guesses a second would take centuries to find one of a hundred codes."""


class CodeRefusedError(Exception):
    """The code lets nobody in; the text is one sentence for whoever has it."""

    def __init__(self, words: str, *, status: int) -> None:
        super().__init__(words)
        self.status = status


def normal(typed: str) -> str:
    """The code as it is kept, however it was typed: small letters, spaces and dashes."""
    return "".join(typed.split()).replace("-", "").upper()[:50]


@transaction.atomic
def make_code(
    cohort: Cohort, *, by: User, at: datetime, expires_at: datetime, seats: int | None
) -> CohortCode:
    """Give the cohort a new code; the one it had leads nowhere from now on."""
    code = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
    fields = {"code": code, "made_at": at, "expires_at": expires_at, "seats": seats}
    row, _is_new = CohortCode.objects.update_or_create(cohort=cohort, defaults=fields)
    note = _("until %(time)s") % {"time": f"{expires_at:%Y-%m-%d %H:%M} UTC"}
    record(by=by, at=at, action="opened", about=cohort, note=note)
    return row


@transaction.atomic
def switch_off(cohort: Cohort, *, by: User, at: datetime) -> bool:
    """Take the code back; False where there is none."""
    gone, _models = CohortCode.objects.filter(cohort=cohort).delete()
    if gone:
        record(by=by, at=at, action="closed", about=cohort)
    return bool(gone)


def opened_by(typed: str, *, at: datetime) -> CohortCode:
    """The code that was typed, where it lets somebody in now. Raises CodeRefusedError."""
    return _checked(normal(typed), at=at, is_locked=False)


@transaction.atomic
def join_by_code(typed: str, person: User, *, at: datetime) -> tuple[Cohort, bool]:
    """Make the person a member: the cohort, and whether they were none before.

    Raises CodeRefusedError. Two who want the last seat at once come one after the other.
    """
    kept = normal(typed)
    member_of = Cohort.objects.filter(code__code=kept, memberships__learner__user=person).first()
    if member_of is not None:
        return member_of, False
    cohort = _checked(kept, at=at, is_locked=True).cohort
    is_new = enter(cohort, learner_of(person), at=at)
    if is_new:
        record(by=person, at=at, action="joined", about=cohort, note=_("by code"))
    return cohort, is_new


def _checked(kept: str, *, at: datetime, is_locked: bool) -> CohortCode:
    rows = CohortCode.objects.select_related("cohort").filter(code=kept)
    code = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if code is None:
        words = _("No cohort has this code. Look at each character again, or ask for a new one.")
        raise CodeRefusedError(words, status=404)
    if code.has_expired(at):
        words = _("This code has expired. Ask whoever gave it to you for a new one.")
        raise CodeRefusedError(words, status=410)
    if code.seats is not None and members(code.cohort) >= code.seats:
        words = _("Every seat of this cohort is taken. Ask whoever gave you the code for one more.")
        raise CodeRefusedError(words, status=409)
    return code


def members(cohort: Cohort) -> int:
    """How many belong to the cohort now."""
    return CohortMembership.objects.filter(cohort=cohort).count()
