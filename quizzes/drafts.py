"""Writing on a question: its draft, begun as a copy with every choice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.models import Choice, QuestionRevision
from releases.drafts import begin_draft

COPIED = ("position", "key", "text", "pair", "explanation", "is_key", "is_last")


@transaction.atomic
def begin_question_draft(
    revision: QuestionRevision, *, by: User, at: datetime
) -> tuple[QuestionRevision, bool]:
    """The question's open draft, begun as a copy where there is none: (draft, begun)."""
    draft, begun = begin_draft(revision, by=by, at=at)
    if begun:
        for choice in revision.choices.order_by("position"):
            copied = {name: getattr(choice, name) for name in COPIED}
            Choice.objects.create(revision=draft, **copied)
    return draft, begun
