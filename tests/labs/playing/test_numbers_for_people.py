"""Measures as people read them: grouped, with one decimal where there is one, and their unit."""

import pytest
from django.utils.translation import override

from labs.mechanics import Measure
from labs.page_parts import with_unit


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (4080, "", "4,080"),
        (78.94, "%", "78.9%"),
        (30.0, "min", "30\u00a0min"),
        (0, "s", "0\u00a0s"),
        (None, "s", "–"),
    ],
)
def test_a_measure_stands_with_its_unit(number: float | None, unit: str, words: str) -> None:
    assert with_unit(number, Measure("m", "M", unit)) == words


def test_numbers_follow_the_language() -> None:
    with override("de"):
        assert with_unit(4080.5, Measure("m", "M", "")) == "4.080,5"
