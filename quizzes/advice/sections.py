"""Advice on the questions of a section taken together."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from courses.models import SectionRevision
from courses.rendering import EmbedPart, parts_from_json
from quizzes.advice.questions import key_is_longest
from quizzes.items import KIND
from quizzes.models import QuestionKind, QuestionRevision
from releases.advice import Advice, register_adviser

A_PATTERN = 3
"""Questions in a row from which learners notice a pattern."""


@register_adviser(SectionRevision)
def on_checks(revision: SectionRevision) -> Iterator[Advice]:
    """Whether readers can check themselves, and whether length alone answers every question."""
    parts = parts_from_json(revision.rendered.get("parts", []))
    keys = [part.key for part in parts if isinstance(part, EmbedPart) and part.kind == KIND]
    if not keys:
        yield Advice(_("No knowledge check: readers cannot tell whether they have understood."))
        return
    asked = [
        sorted(question.choices.all(), key=lambda choice: choice.position)
        for question in _newest(revision, keys)
        if question.kind == QuestionKind.SINGLE
    ]
    if len(asked) >= A_PATTERN and all(map(key_is_longest, asked)):
        message = _("In every check the right choice is the longest; learners notice that.")
        yield Advice(message, _("Checks"))


def _newest(revision: SectionRevision, keys: list[str]) -> list[QuestionRevision]:
    """The newest revision of each question that stands in the text: two queries."""
    revisions = QuestionRevision.objects.filter(
        question__section=revision.section_id, question__key__in=keys
    )
    newest = {each.question_id: each for each in revisions.order_by("number")}
    found = list(newest.values())
    prefetch_related_objects(found, "choices")
    return found
