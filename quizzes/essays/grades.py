"""The grades of an essay as they are stored, read as values."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.answer_key import AskedQuestion
from quizzes.essays.deciding import Final, Given, Outcome, outcome_of, wants_second
from quizzes.essays.told import Criterion
from quizzes.models import EssayGrade


def rubric_of(question: AskedQuestion) -> tuple[Criterion, ...]:
    """The criteria in their order."""
    return tuple(Criterion(each.key, each.text, each.points) for each in question.choices)


def most_points(question: AskedQuestion) -> int:
    """All the points of the rubric."""
    return sum(each.points for each in question.choices)


def given_by(rows: Iterable[EssayGrade]) -> list[Given]:
    """Stored grades as values, in their order."""
    return [Given(row.role, row.given, row.comment, row.by_id) for row in rows]


def outcome_at(response_id: int, rows: Iterable[EssayGrade], share: int, out_of: int) -> Outcome:
    """What these grades of one essay come to."""
    is_shared = wants_second(response_id, share)
    return outcome_of(given_by(rows), is_shared=is_shared, out_of=out_of)


def final_of(response_id: int, question: AskedQuestion) -> Final | None:
    """The grade that counts; None before there is one."""
    rows = EssayGrade.objects.filter(response=response_id).order_by("id")
    return outcome_at(response_id, rows, question.second_share, most_points(question)).final
