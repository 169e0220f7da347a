"""A against A, simulated: the planned look finds little where nothing is, nor do earlier ones."""

from __future__ import annotations

from random import Random

from releases.experiments.judging import at_any_time, at_the_end
from releases.experiments.people import Counts

TIMES, PLANNED, ALPHA, EFFECT = 1500, 200, 0.05, 0.1


def one(random: Random, usual: float, effect: float = 0.0) -> tuple[bool, bool, bool]:
    """Whether the planned look finds, any with the wide interval, any with the narrow one."""
    n, right = [0, 0], [0, 0]
    ever = naive = False
    while min(n) < PLANNED:
        which = random.random() < 0.5
        n[which] += 1
        right[which] += random.random() < usual + (effect if which else 0)
        if sum(n) % 10 == 0:
            treated, control = Counts(n[1], right[1]), Counts(n[0], right[0])
            seen = at_any_time(treated, control, effect=EFFECT, alpha=ALPHA)
            ever = ever or (seen is not None and not seen.low <= 0 <= seen.high)
            once = at_the_end(treated, control, ALPHA) if seen else None
            naive = naive or (once is not None and not once.low <= 0 <= once.high)
    found = at_the_end(Counts(n[1], right[1]), Counts(n[0], right[0]), ALPHA)
    return not found.low <= 0 <= found.high, ever, naive


def test_where_both_are_alike_at_most_alpha_find_a_difference_however_often_they_look() -> None:
    random = Random("alike at 0.6")
    found = [one(random, 0.6) for _ in range(TIMES)]

    planned, ever, naive = (sum(column) / TIMES for column in zip(*found, strict=True))

    assert planned <= ALPHA
    assert ever <= ALPHA
    # What looking costs with an interval that is meant for one look.
    assert naive > 2 * ALPHA


def test_where_one_is_better_it_is_found() -> None:
    random = Random("better")
    found = [one(random, 0.6, effect=0.25) for _ in range(100)]

    assert sum(planned for planned, _ever, _naive in found) >= 95
