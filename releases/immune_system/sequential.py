"""Evidence that one arm is worse than the other, valid however often one looks. Pure.

What is kept is an *e-process*: a bet against “both arms are alike” that starts with 1 and, while
they are alike, is no more than 1 on average whenever one stops. By Ville's inequality it ever
reaches 1/a with a probability of at most a, over all looks together, so one may look after each
response and stop at the first one that says enough. (J. Ville, Étude critique de la notion de
collectif, 1939; H. Robbins, “Statistical methods related to the law of the iterated logarithm”,
Annals of Mathematical Statistics 41, 1970; A. Ramdas, P. Grünwald, V. Vovk, G. Shafer,
“Game-theoretic statistics and safe anytime-valid inference”, Statistical Science 38, 2023.)

The bet is the one for two streams of yes and no of R. Turner, A. Ly, P. Grünwald, “Generic
E-variables for exact sequential k-sample tests that allow for optional stopping” (2024): each
response is judged by how likely it is if its arm differs, over how likely if it does not. With
t the share so far over both arms, d a difference and r the part of the responses that are treated,
a treated response is given t − (1 − r)·d, a control one t + r·d, both together t. Bets on a few
differences are put side by side, as in the mixtures of Robbins and of R. Johari, P. Koomen,
L. Pekelis, D. Walsh, “Always valid inference” (Operations Research 70, 2022).

Where it is exact and where not: t is taken from earlier looks only, and r from counts of responses,
never from what they were. Each look is exact where its responses split as r says, or where t
is right. What is left is the product of the two errors, both of which vanish; `benchmarks/immune`
measures it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log, log1p

RATIO_WEIGHT = 20.0
"""The expected split of the arms counts as this many responses of its own."""
LEVEL_WEIGHT = 8.0
"""The usual level counts as this many responses of its own."""
EDGE = 1e-4
"""How near to 0 or 1 a bet may call a share."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Yes-or-no responses of one arm: how many, and how many of them were yes."""

    n: int = 0
    hits: int = 0

    def since(self, before: Counts) -> Counts:
        """What came after `before`; never less than nothing, nor more hits than responses.

        Counts can shrink: people may have what they answered deleted.
        """
        n = max(0, self.n - before.n)
        return Counts(n, min(n, max(0, self.hits - before.hits)))


@dataclass(frozen=True, slots=True)
class Bet:
    """A difference that is bet on, control less treated, and the part of the stake on it."""

    difference: float
    stake: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What a test is tuned to, before it sees a response.

    `usual` is the level expected of both arms, `ratio` the part of the responses expected to be
    treated. Both only make it quick: they are given up as responses come in.
    """

    bets: tuple[Bet, ...]
    usual: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the bets stand, as logarithms, and what they have been shown so far."""

    logs: tuple[float, ...]
    treated: Counts = Counts()
    control: Counts = Counts()

    @property
    def log_e(self) -> float:
        """The logarithm of what the whole stake has become."""
        return log_of_sum(self.logs)


def log_of_sum(logs: Sequence[float]) -> float:
    """ln Σ e^x without leaving the range of a float."""
    most = max(logs)
    return most + log(sum(exp(each - most) for each in logs))


def plan(*, most_harm: float, higher_is_better: bool, usual: float, ratio: float) -> Plan:
    """A test that is quickest at twice the harm that is put up with.

    Nine tenths of the stake are on that; the rest is on the harm itself and on 3.5 times of it.
    """
    sign = 1 if higher_is_better else -1
    bets = tuple(
        Bet(sign * min(0.9, times * most_harm), stake)
        for times, stake in ((1.0, 0.05), (2.0, 0.9), (3.5, 0.05))
    )
    return Plan(bets, usual, ratio)


def nothing_seen(tuned: Plan) -> Evidence:
    """The evidence before the first response: all of the stake, nothing won."""
    return Evidence(tuple(log(bet.stake) for bet in tuned.bets))


def look(
    tuned: Plan, before: Evidence, treated: Counts, control: Counts, *, alike: float = 1.0
) -> Evidence:
    """The evidence after a look at both arms, whose counts are of everything so far.

    `alike` (≥ 1) is how many responses are worth one, since those of one person resemble each
    other: what a bet wins or loses is divided by it.
    """
    new_treated, new_control = treated.since(before.treated), control.since(before.control)
    level = _level(tuned, before)
    ratio = _ratio(tuned, treated, control)
    won = (_won(bet.difference, level, ratio, new_treated, new_control) for bet in tuned.bets)
    logs = tuple(log + gain / alike for log, gain in zip(before.logs, won, strict=True))
    return replace(before, logs=logs, treated=treated, control=control)


def _level(tuned: Plan, before: Evidence) -> float:
    """The level of both arms together as earlier looks showed it."""
    hits = before.treated.hits + before.control.hits
    n = before.treated.n + before.control.n
    return (hits + LEVEL_WEIGHT * tuned.usual) / (n + LEVEL_WEIGHT)


def _ratio(tuned: Plan, treated: Counts, control: Counts) -> float:
    """The part of the responses that are treated: of these too, for it says nothing of hits."""
    n = treated.n + control.n
    return (treated.n + RATIO_WEIGHT * tuned.ratio) / (n + RATIO_WEIGHT)


def _won(difference: float, level: float, ratio: float, treated: Counts, control: Counts) -> float:
    """The logarithm of what a bet on one difference makes of a stake of 1."""
    # Both arms have to be shares: where there is no room the level gives way, not the difference.
    low, high = max(EDGE, EDGE + difference), min(1 - EDGE, 1 - EDGE + difference)
    control_share = min(max(level + ratio * difference, low), high)
    treated_share = control_share - difference
    both = control_share - ratio * difference
    return _log_ratio(treated, treated_share, both) + _log_ratio(control, control_share, both)


def _log_ratio(counts: Counts, share: float, both: float) -> float:
    """How much likelier the counts are with one share than with the other, as a logarithm."""
    misses = counts.n - counts.hits
    return counts.hits * log(share / both) + misses * (log1p(-share) - log1p(-both))
