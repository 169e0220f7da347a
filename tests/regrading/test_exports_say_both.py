"""Exports keep what was told and say what counts now."""

from __future__ import annotations

from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.exports.columns import COLUMNS
from quizzes.exports.values import typed_rows
from quizzes.models import QuestionRevision
from tests.regrading.deciding import DECIDED_AT, decide
from tests.results.answers import exported

BOTH = ("verdict", "points", "verdict_now", "points_now", "regraded_at")


def test_a_file_has_the_verdict_as_told_and_as_it_is_now(asked: QuestionRevision) -> None:
    decide(asked, "accept", "wrong-a")

    rows = sorted(exported(), key=lambda row: int(row["response"]))

    at = f"{DECIDED_AT:%Y-%m-%dT%H:%M:%S}.000Z"
    assert [tuple(row[name] for name in BOTH) for row in rows] == [
        ("incorrect", "0", "correct", "2", at),
        ("incorrect", "0", "correct", "2", at),
        ("correct", "2", "correct", "2", ""),
        ("shown", "0", "shown", "0", ""),
    ]


def test_typed_rows_say_the_same(asked: QuestionRevision) -> None:
    decide(asked, "void")

    rows = [dict(zip(COLUMNS, row, strict=True)) for row in typed_rows(Filters(EVERYONE))]

    assert {row["verdict_now"] for row in rows} == {"void"}
    assert {row["points_now"] for row in rows} == {0}
    assert {row["regraded_at"] for row in rows} == {DECIDED_AT}


def test_what_counts_as_told_has_no_moment(asked: QuestionRevision) -> None:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in typed_rows(Filters(EVERYONE))]

    assert {row["regraded_at"] for row in rows} == {None}
