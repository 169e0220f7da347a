"""Links to a draft for people without an account: made, opened, taken back."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from releases.audit import record
from releases.models import ReviewLink, Revision
from releases.scopes import scope_of

DAYS = (1, 7, 30)
"""How long a link may last."""

LONGEST_TOKEN = 200
_SIGNER = signing.Signer(salt="releases.reviewing", sep=".")


class LinkRefusedError(Exception):
    """The link opens nothing: it was never made so, has expired, or was taken back."""


def links_of(revision: Revision) -> QuerySet[ReviewLink]:
    """Every link to the revision, newest first."""
    of = {"kind": revision._meta.label_lower, "revision_id": revision.pk}
    return ReviewLink.objects.filter(**of).select_related("created_by").order_by("-id")


@transaction.atomic
def share(
    revision: Revision, *, by: User, at: datetime, days: int, with_answers: bool, label: str = ""
) -> tuple[ReviewLink, str]:
    """A new link and its token, which is told this once and never again.

    Raises ValueError for another number of days than `DAYS` has.
    """
    if days not in DAYS:
        raise ValueError(days)
    token = _SIGNER.sign(secrets.token_urlsafe(24))
    link = ReviewLink.objects.create(
        kind=revision._meta.label_lower,
        revision_id=revision.pk,
        scope=scope_of(revision),
        label=label,
        token_hash=_hash(token),
        with_answers=with_answers,
        created_at=at,
        created_by=by,
        expires_at=at + timedelta(days=days),
    )
    record(by=by, at=at, action="shared", about=revision, note=label)
    return link, token


def opened(token: str, *, at: datetime) -> ReviewLink:
    """The link of that token. Raises LinkRefusedError for one that opens nothing (any more).

    A token that we did not sign is refused without asking the database.
    """
    if len(token) > LONGEST_TOKEN or "\0" in token:
        raise LinkRefusedError
    try:
        _SIGNER.unsign(token)
    except signing.BadSignature as error:
        raise LinkRefusedError from error
    link = ReviewLink.objects.filter(token_hash=_hash(token)).first()
    if link is None or not is_open(link, at=at):
        raise LinkRefusedError
    return link


def is_open(link: ReviewLink, *, at: datetime) -> bool:
    """Whether the link still leads somewhere."""
    return link.taken_back_at is None and at < link.expires_at


@transaction.atomic
def take_back(link: ReviewLink, revision: Revision, *, by: User, at: datetime) -> bool:
    """Let the link open nothing from now on; False where it was taken back before."""
    taken = ReviewLink.objects.filter(pk=link.pk, taken_back_at=None).update(taken_back_at=at)
    if taken:
        record(by=by, at=at, action="unshared", about=revision, note=link.label)
    return bool(taken)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
