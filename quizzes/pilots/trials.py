"""Which questions are on trial, and the draft by which one of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import transaction

from accounts.models import User
from courses.models import Course
from quizzes.drafts import begin_question_draft
from quizzes.models import QuestionRevision
from releases.audit import record
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Trial:
    """A question on trial: the newest revision that anybody sees, and what is to follow it."""

    revision: QuestionRevision
    following: QuestionRevision | None
    """The newest revision after it: a draft, or in a release that nobody sees yet."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A question that counts and was on trial before."""

    revision: QuestionRevision
    """The first one that counted."""
    trial: int
    """The number of the last revision on trial."""


def trials_of(course: Course) -> tuple[list[Trial], list[Ended]]:
    """Trials under way and trials that ended, each by place and name: one query."""
    rows = (
        QuestionRevision.objects.filter(question__section__module__course=course)
        .select_related("question__section__module", "release")
        .order_by(
            "question__section__module__number", "question__section__number",
            "question__key", "question", "number",
        )
    )  # fmt: skip
    under_way, ended = [], []
    for _question, revisions in groupby(rows, key=lambda each: each.question_id):
        each = list(revisions)
        shown = [one for one in each if one.release and one.release.ring >= Ring.A1]
        if shown and shown[-1].is_pilot:
            after = [one for one in each if one.number > shown[-1].number and not _is_back(one)]
            under_way.append(Trial(shown[-1], after[-1] if after else None))
        elif trial := [one.number for one in shown if one.is_pilot]:
            since = next(one for one in shown if one.number > trial[-1])
            ended.append(Ended(since, trial[-1]))
    return under_way, ended


def _is_back(revision: QuestionRevision) -> bool:
    return revision.release is not None and revision.release.ring == Ring.ROLLED_BACK


@transaction.atomic
def draft_that_counts(
    revision: QuestionRevision, *, note: str, by: User, at: datetime
) -> tuple[QuestionRevision, bool]:
    """A draft that says what the revision says and counts: (draft, begun).

    Where the question has an open draft already, that one as it is: it is somebody's work.
    """
    draft, begun = begin_question_draft(revision, by=by, at=at)
    if begun:
        draft.is_pilot, draft.change_note = False, note
        draft.save()
        record(by=by, at=at, action="made_to_count", about=draft, from_revision=revision, note=note)
    return draft, begun
