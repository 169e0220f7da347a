"""Figures of a published data set are the ones that scipy and numpy work out from its rows.

The rows: whether 32 students improved, their grade average and their score in a test of 30
(L. Spector and M. Mazzeo, “Probit analysis and economic education”, Journal of Economic Education
11 (1980), 37–44), as statsmodels ships them.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from scipy import stats
from statsmodels.datasets import spector

from quizzes.statistics.abilities import alpha, mean_and_deviation, point_biserial
from releases.metrics.intervals import share


@pytest.fixture(scope="module")
def rows() -> dict[str, np.ndarray]:
    data = spector.load_pandas().data
    return {name: data[name].to_numpy() for name in ("GPA", "TUCE", "PSI", "GRADE")}


def test_the_point_biserial_correlation_is_theirs(rows: dict[str, np.ndarray]) -> None:
    improved, score = rows["GRADE"] == 1, rows["TUCE"].astype(int)

    found = point_biserial(Counter(score[improved].tolist()), Counter(score[~improved].tolist()))

    theirs = stats.pointbiserialr(improved, score)
    interval = stats.pearsonr(improved.astype(int), score).confidence_interval(0.95)
    assert found is not None
    assert found.value == pytest.approx(theirs.statistic, abs=1e-12)
    assert (found.low, found.high) == pytest.approx(tuple(interval), abs=1e-9)
    assert round(found.value, 3) == 0.303


def test_the_mean_and_deviation_are_theirs(rows: dict[str, np.ndarray]) -> None:
    score = rows["TUCE"].astype(int)

    assert mean_and_deviation(Counter(score.tolist())) == pytest.approx(
        (score.mean(), score.std(ddof=1))
    )


def test_the_share_that_improved_is_theirs(rows: dict[str, np.ndarray]) -> None:
    taught = rows["GRADE"][rows["PSI"] == 1]

    found = share(int(taught.sum()), len(taught))

    theirs = stats.binomtest(int(taught.sum()), len(taught)).proportion_ci(method="wilson")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_kr_20_is_alpha_from_the_matrix_of_covariances(rows: dict[str, np.ndarray]) -> None:
    """Three halves of the same rows as questions: improved, above the middle of either score."""
    matrix = np.stack(
        [rows["GRADE"], rows["GPA"] > np.median(rows["GPA"]), rows["TUCE"] > 22]
    ).astype(int)

    found = alpha(matrix.sum(axis=1).tolist(), Counter(matrix.sum(axis=0).tolist()))

    between = np.cov(matrix)
    theirs = 3 / 2 * (1 - np.trace(between) / between.sum())
    assert found is not None
    assert found.value == pytest.approx(theirs, abs=1e-12)
