"""Two revisions of a question are compared figure by figure, each difference with its interval."""

from __future__ import annotations

from dataclasses import replace

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from quizzes.statistics.comparing import difference
from quizzes.statistics.deriving import item_statistics
from quizzes.statistics.figures import AskedItem, ItemStatistics
from quizzes.statistics.tallies import Tally

ITEM = AskedItem(1, 1, "first", "ordering", is_scored=False)


def figures(right: int, wrong: int, ms: int = 20_000) -> ItemStatistics:
    """The right ones have higher scores on the other questions."""
    n = right + wrong
    cells = {(5, "correct", ""): right, (2, "incorrect", ""): wrong - 1, (4, "incorrect", ""): 1}
    return item_statistics(ITEM, Tally(cells, {ms: n}))


def test_a_difference_tells_whether_it_is_clear() -> None:
    before, after = figures(40, 60), figures(70, 30, ms=10_000)

    found = difference(before, after)

    assert found.facility is not None
    assert found.facility.value == pytest.approx(0.3)
    theirs = confint_proportions_2indep(70, 100, 40, 100, method="newcomb", compare="diff")
    assert (found.facility.low, found.facility.high) == pytest.approx(theirs)
    assert found.is_clear
    assert found.median_ms is not None
    assert found.median_ms < 0
    assert found.discrimination is not None
    assert found.discrimination.low < 0 < found.discrimination.high


def test_what_one_of_them_lacks_is_not_compared() -> None:
    nothing = item_statistics(ITEM, Tally())
    found = difference(nothing, figures(5, 5))

    assert (found.facility, found.discrimination, found.median_ms) == (None, None, None)
    assert not found.is_clear
    assert not difference(figures(5, 5), replace(figures(6, 4), median_ms=None)).is_clear
