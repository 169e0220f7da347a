"""Evidence that one arm is worse than the other, valid however often one looks. Pure.

What is kept is an *e-process*: a bet against “both arms are alike” that starts with 1 and, while
they are alike, is no more than 1 on average whenever one stops. By Ville's inequality it ever
reaches 1/a with a probability of at most a, over all looks together, so one may look after each
response and stop at the first one that says enough. (J. Ville, Étude critique de la notion de
collectif, 1939; H. Robbins, “Statistical methods related to the law of the iterated logarithm”,
Annals of Mathematical Statistics 41, 1970; A. Ramdas, P. Grünwald, V. Vovk, G. Shafer,
“Game-theoretic statistics and safe anytime-valid inference”, Statistical Science 38, 2023.)

Each *block* of responses is judged by how its hits fall to the arms, given how many there were of
each: how likely that is if the odds of a hit differ by a certain ratio, over how likely if they do
not (`splits`). Nothing has to be known of how often responses are hits, so a block is exact
whatever that is, and however large it is. What is bet on may be chosen by everything but the split
itself: with t the share of hits so far and in this block, d a difference and r the part of the
responses that are treated, the odds are those of t − (1 − r)·d against t + r·d. Bets on a few
differences are put side by side, as in the mixtures of Robbins and of R. Johari, P. Koomen,
L. Pekelis, D. Walsh, “Always valid inference” (Operations Research 70, 2022). What would win more
than is needed is cut off, for the benefit of the rest (`overshoot`).

A block says less than its responses by about one of them, so it waits until there are twenty; and
the first until each arm has its minimum sample, before which nothing is decided anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, inf, log

from releases.immune_system.overshoot import log_raise
from releases.immune_system.splits import Block

BLOCK = 20
"""So many responses, or as many as are worth them, are judged together at least."""
RATIO_WEIGHT = 20.0
"""The expected split of the arms counts as this many responses of its own."""
LEVEL_WEIGHT = 8.0
"""The usual level counts as this many responses of its own."""
EDGE = 1e-4
"""How near to 0 or 1 a bet may call a share."""
MOST_SPLITS = 200
"""Where a block can split in more ways than this, nothing is raised: it would take long."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Yes-or-no responses of one arm: how many, and how many of them were yes."""

    n: int = 0
    hits: int = 0

    def since(self, before: Counts) -> Counts:
        """What came after `before`; never more hits than responses."""
        n = self.n - before.n
        return Counts(n, min(n, self.hits - before.hits))

    def within(self, now: Counts) -> Counts:
        """What is left of these: counts can shrink, for people may have answers deleted."""
        return Counts(min(self.n, now.n), min(self.hits, now.hits))


@dataclass(frozen=True, slots=True)
class Bet:
    """A difference that is bet on, control less treated, and the part of the stake on it."""

    difference: float
    stake: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What a test is tuned to, before it sees a response.

    `usual` is the level expected of both arms, `ratio` the part of the responses expected to be
    treated: both only make it quick. `least` is the minimum sample of each arm, and at `needed`
    (ln of the evidence) it is over.
    """

    bets: tuple[Bet, ...]
    usual: float
    ratio: float
    least: int = 1
    needed: float = inf


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the bets stand, as logarithms, and what they have been shown so far.

    `gains` are what each bet would have made of 1 if all responses stood alone, `alike` how many of
    them were worth one when last looked at, and `raised` what was added for what was cut off.
    """

    stakes: tuple[float, ...]
    gains: tuple[float, ...]
    raised: float = 0.0
    alike: float = 1.0
    treated: Counts = Counts()
    control: Counts = Counts()

    @property
    def logs(self) -> tuple[float, ...]:
        """What each part of the stake has become, but for what was added."""
        pairs = zip(self.stakes, self.gains, strict=True)
        return tuple(log(stake) + gain / self.alike for stake, gain in pairs)

    @property
    def log_e(self) -> float:
        """The logarithm of what the whole stake has become."""
        return log_of_sum(self.logs) + self.raised


def log_of_sum(logs: Sequence[float]) -> float:
    """ln Σ e^x without leaving the range of a float."""
    most = max(logs)
    return most + log(sum(exp(each - most) for each in logs))


def bets(*, most_harm: float, higher_is_better: bool) -> tuple[Bet, ...]:
    """Bets that are quickest at twice the harm that is put up with.

    Nine tenths of the stake are on that; the rest is on the harm itself and on 3.5 times of it.
    """
    sign = 1 if higher_is_better else -1
    return tuple(
        Bet(sign * min(0.9, times * most_harm), stake)
        for times, stake in ((1.0, 0.05), (2.0, 0.9), (3.5, 0.05))
    )


def nothing_seen(tuned: Plan) -> Evidence:
    """The evidence before the first response: all of the stake, nothing won."""
    return Evidence(tuple(bet.stake for bet in tuned.bets), (0.0,) * len(tuned.bets))


def look(
    tuned: Plan, before: Evidence, treated: Counts, control: Counts, *, alike: float = 1.0
) -> Evidence:
    """The evidence after a look at both arms, whose counts are of everything so far.

    `alike` (≥ 1) is how many responses are worth one, since those of one person resemble each
    other: what a bet has won or lost is divided by it, as it is known now.
    """
    base = replace(
        before, treated=before.treated.within(treated), control=before.control.within(control)
    )
    new, others = treated.since(base.treated), control.since(base.control)
    is_ready = min(treated.n, control.n) >= tuned.least and min(new.n, others.n) > 0
    if not is_ready or new.n + others.n < BLOCK * alike:
        return base
    block = Block(new.n, others.n, new.hits + others.hits)
    tilts = [_tilt(bet, tuned, treated, control) for bet in tuned.bets]
    gains = tuple(
        gain + tilt * new.hits - block.log_mean(tilt)
        for gain, tilt in zip(before.gains, tilts, strict=True)
    )
    old = replace(before, alike=alike)
    raised = before.raised + _raise(old, block.shrunk(alike), tilts, tuned.needed - old.log_e)
    after = replace(old, gains=gains, treated=treated, control=control)
    # What is beyond the end is cut off.
    return replace(after, raised=min(raised, tuned.needed - log_of_sum(after.logs)))


def _raise(old: Evidence, block: Block, tilts: Sequence[float], room: float) -> float:
    """What may be added for what this block would win too much."""
    if block.most - block.fewest >= MOST_SPLITS:
        return 0.0
    before = log_of_sum(old.logs)
    starts = [each - block.log_mean(tilt) for each, tilt in zip(old.logs, tilts, strict=True)]

    def gain(hits: int) -> float:
        """What all bets together win by a split."""
        return log_of_sum([s + t * hits for s, t in zip(starts, tilts, strict=True)]) - before

    # All bets are on the same side, so one end wins most.
    if max(gain(block.fewest), gain(block.most)) <= room:
        return 0.0
    gains = map(gain, range(block.fewest, block.most + 1))
    return log_raise(zip(block.log_chances(), gains, strict=True), room)


def _tilt(bet: Bet, tuned: Plan, treated: Counts, control: Counts) -> float:
    """The log odds ratio that is bet on: of the treated over the control."""
    n = treated.n + control.n
    level = (treated.hits + control.hits + LEVEL_WEIGHT * tuned.usual) / (n + LEVEL_WEIGHT)
    ratio = (treated.n + RATIO_WEIGHT * tuned.ratio) / (n + RATIO_WEIGHT)
    # Both arms have to be shares: where there is no room the level gives way, not the difference.
    low = max(EDGE, EDGE + bet.difference)
    high = min(1 - EDGE, 1 - EDGE + bet.difference)
    share = min(max(level + ratio * bet.difference, low), high)
    return _log_odds(share - bet.difference) - _log_odds(share)


def _log_odds(share: float) -> float:
    return log(share / (1 - share))
