"""How sure people were of their first try, where the course asks: of the right and of the wrong."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.filters import Filters
from courses.exports.small_counts import is_hidden, rounded
from quizzes.models import Question
from quizzes.statistics.kept import how_sure
from releases.metrics.intervals import share
from results.questions.told import UNKNOWN, Spot, share_spot

_SAID = ("sure", "unsure", "")


@dataclass(frozen=True, slots=True)
class Sureness:
    """The share of “sure” among those who said how sure they were."""

    right: Spot
    """Of first tries that are right now."""
    wrong: Spot
    """Of those that are wrong."""


def sureness(question: Question, filters: Filters, *, sees_individuals: bool) -> Sureness | None:
    """The two shares; None where the course does not ask.

    Both are withheld where any count they are made of is small: one would tell the other.
    """
    if not question.section.module.course.asks_confidence:
        return None
    counts = how_sure(filters, question.pk)
    right, wrong = (
        [counts.get((verdict, said), 0) for said in _SAID] for verdict in ("correct", "incorrect")
    )
    if any(is_hidden(n, sees_individuals=sees_individuals) for n in (*right, *wrong)):
        return Sureness(UNKNOWN, UNKNOWN)
    if not sees_individuals:
        right, wrong = ([rounded(n) for n in each] for each in (right, wrong))
    return Sureness(_spot(*right), _spot(*wrong))


def _spot(sure: int, unsure: int, _unsaid: int) -> Spot:
    return share_spot(share(sure, sure + unsure))
