"""What the grades of an essay come to, and who may give and see which: decided purely."""

from fractions import Fraction

import pytest

from quizzes.essays.deciding import Given, Outcome, counts_as, outcome_of, wants_second
from quizzes.essays.roles import is_change, role_for, sees_all
from quizzes.essays.told import Criterion, told_grade

ANN, BEN, CY = 1, 2, 3
OUT_OF = 10


def grade(role: str, points: int, grader: int | None = None, comment: str = "") -> Given:
    return Given(role, {"idea": points}, comment, grader)


def outcome(*grades: Given, shared: bool = True) -> Outcome:
    return outcome_of(grades, is_shared=shared, out_of=OUT_OF)


def test_one_grader_is_enough_unless_a_second_is_wanted() -> None:
    first = grade("first", 7)

    assert outcome().stage == "first"
    assert outcome(first).stage == "second"
    alone = outcome(first, shared=False)
    assert (alone.stage, alone.final and alone.final.total) == ("graded", 7)


def test_two_graders_who_are_near_share_the_grade_in_halves() -> None:
    both = outcome(grade("first", 7, comment="Good."), grade("second", 8, comment="Fine."))

    assert both.stage == "graded"
    assert both.final is not None
    assert both.final.total == Fraction(15, 2)
    assert both.final.comments == ("Good.", "Fine.")


def test_two_graders_who_differ_by_more_than_a_fifth_wait_for_a_decision() -> None:
    first = grade("first", 7)

    assert outcome(first, grade("second", 5)).stage == "graded"
    assert outcome(first, grade("second", 4)) == Outcome(outcome(first, grade("second", 4)).stage)
    assert outcome(first, grade("second", 4)).stage == "apart"
    decided = outcome(first, grade("second", 4), grade("decision", 6, comment="Six."))
    assert decided.final is not None
    assert (decided.final.total, decided.final.comments) == (6, ("Six.",))


def test_the_newest_grade_of_a_role_counts() -> None:
    changed = outcome(grade("first", 2), grade("first", 9), shared=False)

    assert changed.final is not None
    assert changed.final.total == 9


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(0, ("incorrect", 0)), (1, ("incorrect", 1)), (5, ("correct", 2)), (10, ("correct", 2))],
)
def test_half_of_the_rubric_is_right_and_anything_is_a_point(
    total: int, wanted: tuple[str, int]
) -> None:
    assert counts_as(Fraction(total), OUT_OF, is_pilot=False) == wanted
    assert counts_as(Fraction(total), OUT_OF, is_pilot=True) == (wanted[0], 0)


def test_a_share_of_essays_goes_to_a_second_grader_always_the_same_ones() -> None:
    chosen = [number for number in range(2000) if wants_second(number, 30)]

    assert 500 < len(chosen) < 700
    assert chosen == [number for number in range(2000) if wants_second(number, 30)]
    assert not any(wants_second(number, 0) for number in range(500))
    assert all(wants_second(number, 100) for number in range(500))


FIRST, SECOND, DECIDED = grade("first", 7, ANN), grade("second", 2, BEN), grade("decision", 5, CY)


@pytest.mark.parametrize(
    ("grades", "stage", "person", "decides", "role"),
    [
        ([], "first", ANN, False, "first"),
        ([FIRST], "second", ANN, False, "first"),
        ([FIRST], "second", BEN, False, "second"),
        ([FIRST, SECOND], "apart", ANN, False, "first"),
        ([FIRST, SECOND], "apart", CY, False, "decision"),
        ([FIRST, SECOND], "apart", ANN, True, "decision"),
        ([FIRST], "graded", ANN, False, "first"),
        ([FIRST], "graded", BEN, False, None),
        ([FIRST], "graded", BEN, True, "decision"),
        ([FIRST, SECOND, DECIDED], "graded", ANN, False, None),
        ([FIRST, SECOND, DECIDED], "graded", ANN, True, "decision"),
        ([FIRST, SECOND, DECIDED], "graded", CY, False, "decision"),
    ],
)
def test_who_may_grade_as_what(
    grades: list[Given], stage: str, person: int, decides: bool, role: str | None
) -> None:
    assert role_for(grades, stage, person, may_decide=decides) == role


def test_nobody_sees_the_others_grade_before_it_counts() -> None:
    assert not sees_all([FIRST], "second", BEN, may_decide=True)
    assert not sees_all([FIRST, SECOND], "apart", ANN, may_decide=False)
    assert sees_all([FIRST, SECOND], "apart", ANN, may_decide=True)
    assert sees_all([FIRST, SECOND], "apart", CY, may_decide=False)
    assert sees_all([FIRST], "graded", BEN, may_decide=False)


def test_what_replaces_a_grade_or_comes_after_it_says_why() -> None:
    assert not is_change([], "first", "first")
    assert not is_change([FIRST], "second", "second")
    assert is_change([FIRST], "second", "first")
    assert is_change([FIRST], "graded", "decision")


def test_a_grade_is_told_by_criterion_in_the_rubrics_order() -> None:
    rubric = (Criterion("b", "Second thing", 2), Criterion("a", "First thing", 4))

    told = told_grade(rubric, {"a": Fraction(7, 2), "b": Fraction(2)})

    assert (told.points, told.out_of) == ("5.5", 6)
    assert [(row.title, row.points, row.most) for row in told.criteria] == [
        ("Second thing", "2", 2), ("First thing", "3.5", 4),
    ]  # fmt: skip
