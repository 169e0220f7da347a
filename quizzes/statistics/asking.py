"""The questions of a course as their figures name them: revisions, choices, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from quizzes.models import Choice, QuestionRevision
from quizzes.statistics.figures import AskedChoice, AskedItem
from quizzes.statistics.statements import Scored

_FIELDS = ("id", "number", "kind", "is_pilot", "question", "question__key", "question__section")


def asked_items(sections: Collection[int], scored: Scored) -> list[AskedItem]:
    """Every revision that was ever in a release, by place, question and number: two queries."""
    in_score = {question for each in scored.values() for question in each}
    revisions = QuestionRevision.objects.filter(question__section__in=sections)
    place = ("question__section__module__number", "question__section__number", "question__section")
    rows = list(
        revisions.exclude(release=None)
        .order_by(*place, "question__key", "number")
        .values_list(*_FIELDS)
    )
    choices = _choices([row[0] for row in rows])
    return [
        AskedItem(
            question_id=question,
            section_id=section,
            key=key,
            kind=kind,
            choices=tuple(choices[pk]),
            revision_id=pk,
            number=number,
            is_pilot=is_pilot,
            is_scored=question in in_score,
        )
        for pk, number, kind, is_pilot, question, key, section in rows
    ]


def _choices(revisions: Collection[int]) -> dict[int, list[AskedChoice]]:
    found: dict[int, list[AskedChoice]] = defaultdict(list)
    rows = Choice.objects.filter(revision__in=revisions).order_by("revision", "position")
    for revision, key, text, is_key in rows.values_list("revision", "key", "text", "is_key"):
        found[revision].append(AskedChoice(key, text, is_key))
    return found


def as_one(revisions: list[AskedItem]) -> AskedItem:
    """The question with all its revisions: as the newest says it, with choices only older ones had.

    `revisions` are in the order of their numbers.
    """
    newest = revisions[-1]
    known = {choice.key: choice for each in revisions for choice in each.choices}
    own = {choice.key for choice in newest.choices}
    older = tuple(choice for key, choice in known.items() if key not in own)
    return AskedItem(
        question_id=newest.question_id,
        section_id=newest.section_id,
        key=newest.key,
        kind=newest.kind,
        choices=(*newest.choices, *older),
        is_pilot=newest.is_pilot,
        is_scored=newest.is_scored,
    )
