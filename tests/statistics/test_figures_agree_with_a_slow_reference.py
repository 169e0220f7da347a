"""Figures derived from counts are those that plain lists of learners and answers give."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from statistics import mean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizzes.statistics.deriving import check_statistics, item_statistics
from quizzes.statistics.figures import AskedChoice, AskedItem
from quizzes.statistics.tallies import INCOMPLETE, Tally, leading, median_ms
from releases.metrics.intervals import Estimate

CHOICES = tuple(AskedChoice(key, f"Choice {key}", key == "a") for key in "abc")
ITEM = AskedItem(1, 1, "first", "single", CHOICES, revision_id=1, number=1)


@dataclass(frozen=True)
class Sitting:
    """One learner: what they chose at each question, "" for not tried; "a" is right."""

    said: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return "" not in self.said

    @property
    def score(self) -> int:
        return self.said.count("a")


SITTINGS = st.integers(2, 5).flatmap(
    lambda questions: st.lists(
        st.tuples(*[st.sampled_from(["a", "a", "b", "c", "shown", ""])] * questions).map(Sitting),
        max_size=40,
    )
)


def tally(sittings: list[Sitting], question: int) -> Tally:
    """What is kept of a question."""
    cells: Counter[tuple[int, str, str]] = Counter()
    for each in sittings:
        said = each.said[question]
        verdict = {"a": "correct", "shown": "shown"}.get(said, "incorrect")
        if said:
            score = each.score if each.is_complete else INCOMPLETE
            cells[score, verdict, "" if said == "shown" else said] += 1
    return Tally(cells)


def same(ours: Estimate | None, chosen: list[bool], scores: list[int]) -> None:
    """Whether it is the correlation that scipy finds."""
    if len(set(chosen)) < 2 or len(set(scores)) < 2:
        assert ours is None
        return
    assert ours is not None
    theirs = stats.pointbiserialr(chosen, scores).statistic
    assert ours.value == pytest.approx(theirs, abs=1e-9)


@given(SITTINGS)
def test_figures_of_a_question(sittings: list[Sitting]) -> None:
    found = item_statistics(ITEM, tally(sittings, 0))

    tried = [each.said[0] for each in sittings if each.said[0]]
    complete = [each for each in sittings if each.is_complete]
    rest = [each.score - (each.said[0] == "a") for each in complete]
    assert (found.n, found.complete) == (len(tried), len(complete))
    assert found.shown == tried.count("shown")
    if tried:
        assert found.facility.value == pytest.approx(tried.count("a") / len(tried))
    same(found.discrimination, [each.said[0] == "a" for each in complete], rest)
    for choice in found.choices:
        assert choice.n == tried.count(choice.key)
        same(choice.discrimination, [each.said[0] == choice.key for each in complete], rest)


@given(SITTINGS)
def test_the_trace_goes_by_the_score_on_the_other_questions(sittings: list[Sitting]) -> None:
    found = item_statistics(ITEM, tally(sittings, 0))

    complete = [each for each in sittings if each.is_complete]
    rest = [each.score - (each.said[0] == "a") for each in complete]
    assert {point.score: (point.n, point.right) for point in found.trace} == {
        score: (
            rest.count(score),
            sum(each.said[0] == "a" for each, r in zip(complete, rest, strict=True) if r == score),
        )
        for score in rest
    }


@given(SITTINGS)
def test_thirds_go_by_the_middle_rank(sittings: list[Sitting]) -> None:
    found = item_statistics(ITEM, tally(sittings, 0))

    complete = [each for each in sittings if each.is_complete]
    rest = np.array([each.score - (each.said[0] == "a") for each in complete], dtype=int)
    ranks = stats.rankdata(rest) - 0.5 if complete else np.array([])
    for third, point in enumerate(found.thirds):
        inside = [
            each.said[0]
            for each, rank in zip(complete, ranks, strict=True)
            if math.floor(3 * rank / len(complete) + 1e-9) == third
        ]
        assert (point.n, point.right) == (len(inside), inside.count("a"))
        wanted = inside.count("b") / len(inside) if inside else None
        assert found.choices[1].thirds[third] == wanted


@given(SITTINGS)
def test_figures_of_a_check(sittings: list[Sitting]) -> None:
    questions = len(sittings[0].said) if sittings else 2

    found = check_statistics(7, [tally(sittings, number) for number in range(questions)])

    scores = [each.score for each in sittings if each.is_complete]
    assert (found.section_id, found.questions, found.complete) == (7, questions, len(scores))
    assert dict(found.scores) == {score: scores.count(score) for score in range(questions + 1)}
    if not scores:
        assert (found.mean, found.deviation, found.alpha, found.error) == (None,) * 4
        return
    assert found.mean == pytest.approx(mean(scores))
    assert found.deviation == pytest.approx(stdev(scores) if len(scores) > 1 else 0)


@given(SITTINGS)
def test_reliability_is_alpha_from_the_matrix_of_covariances(sittings: list[Sitting]) -> None:
    questions = len(sittings[0].said) if sittings else 2

    found = check_statistics(7, [tally(sittings, number) for number in range(questions)])

    scores = [each.score for each in sittings if each.is_complete]
    if len(set(scores)) < 2:
        assert found.alpha is None
        return
    rows = np.array([[said == "a" for said in each.said] for each in sittings if each.is_complete])
    between = np.cov(rows.T.astype(int))
    theirs = questions / (questions - 1) * (1 - np.trace(between) / between.sum())
    assert found.alpha.value == pytest.approx(theirs, abs=1e-9)
    assert found.error == pytest.approx(stdev(scores) * math.sqrt(1 - theirs))


@given(st.lists(st.integers(0, 2**31 - 1) | st.integers(0, 120), min_size=1, max_size=30))
def test_the_median_time_is_within_a_tenth(times: list[int]) -> None:
    found = median_ms(Counter(map(leading, times)))

    assert found == pytest.approx(np.median(times), rel=0.1, abs=1)


def test_no_times_have_no_median_and_short_ones_are_exact() -> None:
    assert median_ms({}) is None
    assert median_ms({40: 1, 60: 2}) == 60
    assert (leading(99), leading(100), leading(12_345)) == (99, 100, 12_000)
