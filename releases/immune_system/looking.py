"""One look at both arms: the evidence it adds, in the way that fits the metric. Pure.

Shares are tested exactly (`sequential`), a p95 as the share above a limit, means and shares that
may still change by the normal approximation (`means`). Harm is as in `deciding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import expm1, inf, log1p

from releases.immune_system import means, sequential
from releases.immune_system.likeness import alike
from releases.immune_system.sequential import Counts, Evidence, Plan, nothing_seen
from releases.metrics.definitions import Metric
from releases.metrics.intervals import p95
from releases.metrics.values import Arms, Sample

type State = Mapping[str, object]
"""What the next look goes on from, as JSON."""

P95_OVER = 0.05
"""By its meaning one observation in twenty lies above the p95."""
USUAL_HIGH, USUAL_LOW = 0.7, 0.05
"""What a share is near before anything is known of it: where more is better, where less is."""
MOST_LOG = 700.0
"""Beyond this e^x leaves the range of a float."""


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence of one look, the interval of the harm, and what the next look goes on from."""

    log_evidence: float
    low: float
    high: float
    state: State


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms one looks: what has been settled before anything is seen.

    `most` is the harm put up with, as a part of 1; `share` the part of the learners who are
    treated; `least` the minimum sample of each arm, `needed` ln of the evidence that suffices.
    """

    most: float
    share: float
    least: int
    needed: float


def look(metric: Metric, terms: Terms, arms: Arms, before: State) -> Found:
    """Look at two arms, neither of them empty."""
    if metric.kind == "quantile":
        return _look_over_limit(terms, arms, before)
    if metric.kind == "proportion" and not metric.may_change:
        higher = metric.better == "higher"
        plan = _plan(terms, arms, terms.most, USUAL_HIGH if higher else USUAL_LOW, higher=higher)
        return _bet(plan, arms, before, sign=1 if higher else -1, most=terms.most)
    return _look_at_means(metric, terms.most, arms)


def _plan(terms: Terms, arms: Arms, most: float, usual: float, *, higher: bool) -> Plan:
    ratio = terms.share if arms.control_is == "concurrent" else 0.5
    bets = sequential.bets(most_harm=most, higher_is_better=higher)
    return Plan(bets, usual, ratio, terms.least, terms.needed)


def _bet(plan: Plan, arms: Arms, before: State, *, sign: int, most: float) -> Found:
    """The exact test of two shares, and the interval of how much worse the treated one is."""
    likeness = alike(arms)
    treated, control = _counts(arms.treated), _counts(arms.control)
    evidence = sequential.look(plan, _evidence(plan, before), treated, control, alike=likeness)
    worse = sign * (arms.control.mean - arms.treated.mean)
    low, high = means.interval(worse, likeness * _variance(arms), most_harm=most)
    return Found(evidence.log_e, low, high, _kept(evidence))


def _look_over_limit(terms: Terms, arms: Arms, before: State) -> Found:
    """A p95 above a limit is a share over that limit above one in twenty.

    The limit is what the control showed at the first look, so many per cent slower. That look is
    spent on it: it says nothing for or against the release.
    """
    limit = before.get("limit")
    is_first = not isinstance(limit, float)
    if not isinstance(limit, float):
        estimate = p95(arms.control.histogram)
        if estimate is None or arms.control.n < means.FEWEST:
            return Found(0.0, -inf, inf, before)
        limit = estimate.value * (1 + terms.most)
    over = Arms(arms.treated.share_over(limit), arms.control.share_over(limit), arms.control_is)
    plan = _plan(terms, over, P95_OVER, P95_OVER / 2, higher=False)
    if is_first:
        spent = replace(
            nothing_seen(plan), treated=_counts(over.treated), control=_counts(over.control)
        )
        before = _kept(spent)
    found = _bet(plan, over, before, sign=-1, most=P95_OVER)
    return replace(found, state={**found.state, "limit": limit})


def _look_at_means(metric: Metric, most: float, arms: Arms) -> Found:
    """By the normal approximation; in logarithms where the metric is summed in them."""
    if min(arms.treated.n, arms.control.n) < means.FEWEST:
        return Found(0.0, -inf, inf, {})
    worse = arms.treated.mean - arms.control.mean
    worse = worse if metric.better == "lower" else -worse
    part = 1.0 if metric.kind == "proportion" or metric.is_log else abs(arms.control.mean)
    wide = log1p(most) if metric.is_log else most
    variance = alike(arms) * (_spread(arms.treated) + _spread(arms.control))
    if part == 0 or variance <= 0:
        return Found(0.0, -inf, inf, {})
    worse, variance = worse / part, variance / part**2
    low, high = means.interval(worse, variance, most_harm=wide)
    if metric.is_log:
        low, high = expm1(min(low, MOST_LOG)), expm1(min(high, MOST_LOG))
    return Found(means.log_evidence(worse, variance, most_harm=wide), low, high, {})


def _evidence(plan: Plan, before: State) -> Evidence:
    """The evidence as an earlier look left it; none where it left none, or was of other bets."""
    start = nothing_seen(plan)
    gains, treated, control = (before.get(name) for name in ("gains", "treated", "control"))
    if not (isinstance(gains, list) and isinstance(treated, list) and isinstance(control, list)):
        return start
    raised, likeness = (float(str(before[name])) for name in ("raised", "alike"))
    seen = Counts(*treated), Counts(*control)
    return Evidence(start.stakes, tuple(map(float, gains)), raised, likeness, *seen)


def _kept(evidence: Evidence) -> dict[str, object]:
    """The evidence as JSON."""
    return {
        "gains": list(evidence.gains),
        "raised": evidence.raised,
        "alike": evidence.alike,
        "treated": [evidence.treated.n, evidence.treated.hits],
        "control": [evidence.control.n, evidence.control.hits],
    }


def _counts(sample: Sample) -> Counts:
    return Counts(sample.n, round(sample.total))


def _variance(arms: Arms) -> float:
    """Of the difference of two shares. Each arm is given a hit and a miss, lest nothing varies."""
    shares = [(arm.n, (arm.total + 1) / (arm.n + 2)) for arm in (arms.treated, arms.control)]
    return sum(share * (1 - share) / n for n, share in shares)


def _spread(sample: Sample) -> float:
    """The variance of an arm's mean."""
    return sample.variance / sample.n
