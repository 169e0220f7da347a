"""A question on trial is judged by its course's rule: fit, unfit, or too early to tell."""

from dataclasses import replace

import pytest

from quizzes.pilots.judging import judged
from quizzes.pilots.rule import DEFAULT, Rule
from quizzes.pilots.words import note, told_parts, told_verdict
from quizzes.statistics.deriving import item_statistics
from quizzes.statistics.figures import AskedItem, ItemStatistics
from quizzes.statistics.tallies import Tally
from releases.metrics.intervals import Estimate

NOBODY = item_statistics(AskedItem(1, 1, "new", "single", is_pilot=True, is_scored=False), Tally())


def found(
    n: int = 40, right: float = 0.6, r: tuple[float, float, float] = (0.4, 0.1, 0.6)
) -> ItemStatistics:
    """So many first tries with that share right, and that correlation with its interval."""
    share = Estimate(right, right - 0.1, right + 0.1)
    return replace(NOBODY, n=n, facility=share, discrimination=Estimate(*r), complete=n)


@pytest.mark.parametrize(
    ("figures", "verdict", "words"),
    [
        (found(), "met", "have it count"),
        (found(n=30, right=0.2, r=(0.15, 0.01, 0.3)), "met", "have it count"),
        (found(right=0.95), "met", "have it count"),
        (found(n=29), "open", "Too few"),
        (found(right=0.19), "unmet", "mend it"),
        (found(right=0.96), "unmet", "mend it"),
        (found(r=(0.2, -0.1, 0.5)), "open", "Too few"),
        (found(r=(0.1, -0.2, 0.4)), "unmet", "mend it"),
        (replace(found(r=(0.1, -0.6, 0.7)), complete=9), "open", "Too few"),
        (replace(found(r=(-0.6, -0.9, 0.1)), complete=9), "unmet", "mend it"),
        (replace(found(), discrimination=None), "open", "Too few"),
        (replace(found(), facility=None), "open", "Too few"),
    ],
)
def test_the_rule_is_met_or_not_or_open(figures: ItemStatistics, verdict: str, words: str) -> None:
    given = judged(DEFAULT, figures)

    assert given.whole == verdict
    assert words in told_verdict(given)


def test_a_course_may_ask_for_more() -> None:
    strict = Rule(minimum=100, hardest=50, easiest=80, discrimination=0.3)

    assert judged(strict, found()).whole == "open"
    assert judged(strict, found(n=100, right=0.45)).whole == "unmet"
    assert judged(strict, found(n=100)).whole == "met"


def test_each_part_says_what_was_found_and_what_is_asked_for() -> None:
    figures = found(r=(-0.2, -0.5, 0.1))

    parts = told_parts(DEFAULT, figures, judged(DEFAULT, figures), sees_individuals=True)

    assert [part.state for part in parts] == ["met", "met", "unmet"]
    assert [part.words for part in parts] == [
        "First tries: 40; 30 are asked for.",
        "Right at once: 60 %; 20 to 95 % is asked for.",
        "Discrimination: −0.20 (−0.50 to 0.10); 0.15 and an interval above 0 are asked for.",
    ]


def test_what_is_not_known_is_told_as_a_dash_and_few_as_few() -> None:
    few = replace(NOBODY, n=1)

    parts = told_parts(DEFAULT, few, judged(DEFAULT, few), sees_individuals=False)

    assert "under 5" in parts[0].words
    assert "at once: –;" in parts[1].words
    assert "nation: –;" in parts[2].words


def test_the_draft_s_note_says_by_which_figures_and_whether_the_rule_was_met() -> None:
    fit, unfit = found(), found(right=0.99)

    assert note(fit, judged(DEFAULT, fit)) == (
        "Counts from now on: 40 first tries, 60 % right, discrimination 0.40 (0.10 to 0.60)."
    )
    assert "though the rule for trials is not met" in note(unfit, judged(DEFAULT, unfit))
