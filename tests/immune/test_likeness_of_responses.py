"""How many responses are worth one."""

import pytest

from releases.immune_system.likeness import NOT_KNOWN, alike
from releases.metrics.values import Arms, Sample


def of(people: int, answers: int, *, all_or_none: bool) -> Sample:
    """Half of everything is right: by halves of the people, or half of each one's answers."""
    n, total = people * answers, people * answers / 2
    squares = people / 2 * answers**2 if all_or_none else people * (answers / 2) ** 2
    together = (people, people * answers**2, total * answers, squares)
    return Sample(n, total, total, together=together)


def both(sample: Sample) -> Arms:
    return Arms(sample, sample, "concurrent")


def test_one_answer_each_is_worth_one() -> None:
    assert alike(both(of(200, 1, all_or_none=True))) == pytest.approx(1.0)


def test_people_who_answer_all_alike_are_worth_one_answer_each() -> None:
    assert alike(both(of(200, 5, all_or_none=True))) == pytest.approx(5.0)


def test_people_who_answer_as_by_lot_are_worth_all_their_answers_once_enough_are_seen() -> None:
    few, many = (alike(both(of(people, 4, all_or_none=False))) for people in (4, 4000))

    assert 1.3 < few < 4
    assert many == 1.0


def test_nothing_is_assumed_of_nobody_and_something_of_those_who_are_not_known() -> None:
    assert alike(Arms()) == 1.0
    assert alike(both(Sample(10, 5.0, 5.0))) == NOT_KNOWN
    assert alike(Arms(Sample(10, 5.0, 5.0), of(5, 1, all_or_none=True))) == NOT_KNOWN


def test_where_nothing_varies_all_of_a_person_are_taken_to_be_alike() -> None:
    always = Sample(20, 20.0, 20.0, together=(10, 40, 40, 40))

    assert alike(both(always)) == pytest.approx(2.0)


def test_where_one_arm_is_small_the_other_makes_nobody_bolder() -> None:
    few, many = (
        of(people, 4, all_or_none=True) + of(people, 4, all_or_none=False) for people in (5, 2000)
    )

    # As two arms of twenty.
    assert alike(Arms(few, many, "concurrent")) == pytest.approx((4 * 4 + 40 * 2) / 44, abs=0.01)
    assert alike(both(many)) == pytest.approx(2, abs=0.01)
