"""Rows of graded essays that the database has to refuse."""

from __future__ import annotations

from quizzes.models import EssayGrade, EssayWork, Response
from tests.factories import NOW, UserFactory
from tests.promises.people_rows import Row
from tests.promises.world import World


def _grade(w: World, **fields: object) -> dict[str, object]:
    """A first grade, which would be fine."""
    fine = {"response": Response.objects.get(), "role": "first", "number": 1, "given": {}}
    return fine | {"total": 0, "at": NOW} | fields


def _again(w: World) -> dict[str, object]:
    EssayGrade.objects.create(**_grade(w))
    return _grade(w)


def _work(w: World, **fields: object) -> dict[str, object]:
    return {"response": Response.objects.get()} | fields


ESSAY_ROWS: dict[str, Row] = {
    "essay_grade_numbered_once": (EssayGrade, _again),
    "essay_grade_is_given_in_a_role": (EssayGrade, lambda w: _grade(w, role="fourth")),
    "essay_grade_counts_from_one": (EssayGrade, lambda w: _grade(w, number=0, reason="why")),
    "essay_grade_changed_says_why": (EssayGrade, lambda w: _grade(w, number=2)),
    "essay_is_at_a_known_stage": (EssayWork, lambda w: _work(w, stage="lost")),
    "essay_is_taken_for_a_time": (
        EssayWork,
        lambda w: _work(w, claimed_by=UserFactory.create()),
    ),
}
