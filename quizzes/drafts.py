"""Writing on a question: its draft, begun empty or as a copy with every choice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.models import Choice, Question, QuestionRevision
from quizzes.packs.states import QuestionState
from releases.audit import record
from releases.drafts import begin_draft

EMPTY = QuestionState(stem="", key_idea="", passage="", shuffle=True, is_pilot=False, choices=())
COPIED = ("position", "key", "text", "pair", "explanation", "is_key", "is_last", "points")


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


@transaction.atomic
def begin_question(
    question: Question, state: QuestionState, *, by: User, at: datetime
) -> tuple[QuestionRevision, bool]:
    """The question's open draft, or, where it has no wording yet, one that says `state`.

    Returns it and whether it was begun now.
    Two people who begin one at the same moment get the same draft.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    newest = question.revisions.order_by("-number").first()
    if newest is not None:
        return begin_question_draft(newest, by=by, at=at)
    draft = QuestionRevision(question=question, created_by=by, created_at=at)
    state.write_to(draft)
    record(by=by, at=at, action="began", about=draft)
    return draft, True
