"""Comments on the places of a revision: written, answered, resolved and opened again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.models import User
from releases.audit import record
from releases.models import ReviewComment, ReviewLink, Revision
from releases.models.reviewing import LONGEST_COMMENT, LONGEST_QUOTE
from releases.reviewing.blocks import Block
from releases.scopes import scope_of

MOST_AN_HOUR = 200
"""Comments by one link: more than anybody writes, and too few to fill a database."""


class CommentRefusedError(Exception):
    """The comment is not taken."""


class EmptyCommentError(CommentRefusedError):
    """It says nothing."""


class LongCommentError(CommentRefusedError):
    """It is longer than `LONGEST_COMMENT`."""


class TooManyCommentsError(CommentRefusedError):
    """The link has brought too many within the hour."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who comments: a person with an account, or somebody with a link, by the name they gave."""

    name: str
    by: User | None = None
    link: ReviewLink | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """A first comment and what was answered."""

    head: ReviewComment
    answers: tuple[ReviewComment, ...]

    @property
    def pk_text(self) -> str:
        """Its number, for addresses."""
        return str(self.head.pk)

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.head.resolved_at is None


def threads_of(revision: Revision) -> list[Thread]:
    """Everything said about the revision, oldest first, in one query."""
    of = {"kind": revision._meta.label_lower, "revision_id": revision.pk}
    answers: dict[int, list[ReviewComment]] = {}
    heads = []
    for comment in ReviewComment.objects.filter(**of).order_by("at", "id"):
        if comment.answers_id is None:
            heads.append(comment)
        else:
            answers.setdefault(comment.answers_id, []).append(comment)
    return [Thread(head, tuple(answers.get(head.pk, ()))) for head in heads]


def open_counts(kind: str, revisions: Collection[int]) -> Mapping[int, int]:
    """How many open threads each of the revisions has; those without any are left out."""
    heads = ReviewComment.objects.filter(
        kind=kind, revision_id__in=revisions, answers=None, resolved_at=None
    )
    counted = heads.order_by().values_list("revision_id").annotate(count=Count("id"))
    return dict(counted)


@transaction.atomic
def comment(
    revision: Revision,
    block: Block,
    text: str,
    *,
    speaker: Speaker,
    at: datetime,
    answers: ReviewComment | None = None,
) -> ReviewComment:
    """Write a comment on a block, or an answer to another one.

    Raises CommentRefusedError where it is empty, too long, or one too many; then nothing is kept.
    """
    words = _checked(text)
    _check_rate(speaker.link, at)
    written = ReviewComment.objects.create(
        **_about(revision, block), answers=answers, link=speaker.link, by=speaker.by,
        author=speaker.name, text=words, at=at,
    )  # fmt: skip
    action = "commented" if answers is None else "answered"
    _tell(revision, speaker, at, action, words)
    return written


def resolve(head: ReviewComment, revision: Revision, *, speaker: Speaker, at: datetime) -> bool:
    """Close a thread; False where somebody did so first."""
    return _switch(head, revision, "resolved", speaker, at)


def reopen(head: ReviewComment, revision: Revision, *, speaker: Speaker, at: datetime) -> bool:
    """Open a thread again; False where it is open."""
    return _switch(head, revision, "reopened", speaker, at)


@transaction.atomic
def _switch(
    head: ReviewComment, revision: Revision, action: str, speaker: Speaker, at: datetime
) -> bool:
    """Move the thread from one state to the other, if it still stands in that one."""
    closing = action == "resolved"
    rows = ReviewComment.objects.filter(pk=head.pk, answers=None, resolved_at__isnull=closing)
    values = {"resolved_at": at, "resolved_by": speaker.name} if closing else _OPEN
    if not rows.update(**values):
        return False
    _tell(revision, speaker, at, action, head.text)
    return True


_OPEN: Mapping[str, object] = {"resolved_at": None, "resolved_by": ""}


def _about(revision: Revision, block: Block) -> dict[str, Any]:
    """The columns that say what a comment is about."""
    return {
        "kind": revision._meta.label_lower,
        "revision_id": revision.pk,
        "scope": scope_of(revision),
        "place": block.key,
        "heading": block.heading,
        "quote": block.text[:LONGEST_QUOTE],
    }


def _checked(text: str) -> str:
    """The words as they are kept."""
    words = text.strip().replace("\r\n", "\n").replace("\0", "")
    if not words:
        raise EmptyCommentError
    if len(words) > LONGEST_COMMENT:
        raise LongCommentError
    return words


def _check_rate(link: ReviewLink | None, at: datetime) -> None:
    if link is None:
        return
    within = ReviewComment.objects.filter(link=link, at__gt=at - timedelta(hours=1))
    if within.count() >= MOST_AN_HOUR:
        raise TooManyCommentsError


def _tell(revision: Revision, speaker: Speaker, at: datetime, action: str, note: str) -> None:
    record(by=speaker.by, at=at, action=action, about=revision, note=note, who=speaker.name)
