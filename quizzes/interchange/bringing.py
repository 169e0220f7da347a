"""Bringing questions into a section as drafts: rendered first, then stored, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from courses.models import Section
from courses.search.indexing import index_fresh
from quizzes.interchange.keys import Keys
from quizzes.interchange.quick_markup import rendered
from quizzes.models import Choice, Question, QuestionRevision
from quizzes.packs.states import QuestionState
from releases.audit import record_each

BATCH = 400

type Prepared = tuple[str, QuestionRevision, list[Choice]]
"""A key wanted, and what will stand under it."""


def prepared(
    items: Iterable[tuple[str, QuestionState]], step: Callable[[], object] = lambda: None
) -> list[Prepared]:
    """The questions rendered: the slow part, and nothing is stored yet. `step` after each."""
    found: list[Prepared] = []
    for key, state in items:
        found.append((key, *rendered(state)))
        step()
    return found


@transaction.atomic
def store(
    section: Section, questions: Sequence[Prepared], *, by: User | None, at: datetime, note: str
) -> list[QuestionRevision]:
    """Store them as first drafts. A key that was taken meanwhile gets a number.

    Whoever brings questions into the same section at the same moment comes one after the other.
    """
    Section.objects.select_for_update().get(pk=section.pk)
    keys = Keys(Question.objects.filter(section=section).values_list("key", flat=True))
    places = Question.objects.bulk_create(
        [Question(section=section, key=keys.give(key)) for key, _revision, _choices in questions],
        batch_size=BATCH,
    )
    revisions: list[QuestionRevision] = []
    for place, (_key, revision, _choices) in zip(places, questions, strict=True):
        revision.question, revision.created_by, revision.created_at = place, by, at
        revisions.append(revision)
    QuestionRevision.objects.bulk_create(revisions, batch_size=BATCH)
    choices = [choice for _key, _revision, rows in questions for choice in rows]
    for choice in choices:
        choice.revision_id = choice.revision.pk
    Choice.objects.bulk_create(choices, batch_size=BATCH)
    index_fresh(revisions)
    record_each(revisions, by=by, at=at, action="imported", note=note)
    return revisions
