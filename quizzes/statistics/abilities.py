"""What scores say of answers: correlations, thirds of ability, reliability. Pure, whole numbers in.

Here a score is a number of questions answered right on the first try, and `Scores` says how many
learners had each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from quizzes.statistics.intervals import correlation, reliability
from releases.metrics.intervals import Estimate

type Scores = Mapping[int, int]

THIRDS = 3


def point_biserial(hits: Scores, misses: Scores) -> Estimate | None:
    """How answering one way goes with the score: the correlation of the two, −1 to 1.

    Pearson's, with hits as 1 and misses as 0 (F. M. Lord and M. R. Novick, Statistical Theories of
    Mental Test Scores, 1968, section 15.5). With the scores on the *other* questions it is the
    corrected item-total correlation. None where either does not vary.
    """
    n, total, squares = _moments(hits, misses)
    hit = sum(hits.values())
    of_hits = sum(score * count for score, count in hits.items())
    # In whole numbers until the root, so that nothing is lost to rounding.
    spread = (n * hit - hit * hit) * (n * squares - total * total)
    if spread == 0:
        return None
    r = (n * of_hits - hit * total) / sqrt(spread)
    return correlation(max(-1.0, min(1.0, r)), n)


def thirds(scores: Scores) -> dict[int, int]:
    """Which third each score falls into: 0 the weakest, 2 the strongest.

    Equal scores stay together: they go where their middle rank falls. Where many are equal, a
    third is larger than the others or empty.
    """
    n, below = sum(scores.values()), 0
    found: dict[int, int] = {}
    for score in sorted(scores):
        found[score] = THIRDS * (2 * below + scores[score]) // (2 * n)
        below += scores[score]
    return found


def alpha(right: Iterable[int], totals: Scores) -> Estimate | None:
    """KR-20, which is Cronbach's alpha of questions that are right or wrong.

    `right` is how many had each question right, `totals` how many learners had each total score.
    G. F. Kuder and M. W. Richardson, “The theory of the estimation of test reliability”,
    Psychometrika 2 (1937), 151–160, formula 20; L. J. Cronbach, Psychometrika 16 (1951), 297–334.
    None of fewer than two questions, or where the totals do not vary.
    """
    each, n = list(right), sum(totals.values())
    _n, total, squares = _moments(totals)
    spread = n * squares - total * total
    if len(each) < 2 or spread == 0:
        return None
    of_items = sum(hits * (n - hits) for hits in each)
    k = len(each)
    # Whole numbers as far as they go: answers that are all alike give 1, and no crumb more.
    return reliability(k * (spread - of_items) / ((k - 1) * spread), k, n)


def mean_and_deviation(scores: Scores) -> tuple[float, float] | None:
    """Mean and standard deviation (of a sample: n − 1) of scores; None of nothing."""
    n, total, squares = _moments(scores)
    if n == 0:
        return None
    spread = (n * squares - total * total) / (n * (n - 1)) if n > 1 else 0.0
    return total / n, sqrt(spread)


def _moments(*parts: Scores) -> tuple[int, int, int]:
    """How many, their sum and the sum of their squares."""
    rows = [(score, count) for part in parts for score, count in part.items()]
    return (
        sum(count for _score, count in rows),
        sum(score * count for score, count in rows),
        sum(score * score * count for score, count in rows),
    )
