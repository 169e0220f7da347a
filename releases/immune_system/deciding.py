"""From both arms and what was seen before to a decision. Pure.

Harm is told in the metric's terms: of a share, how many points (as a part of 1) the treated are
worse; of a duration, by what part of the control's they are slower, so 0.5 is half as long again.
A release breaches a guardrail when three things hold: each arm has its minimum sample; the harm
that was measured is at least what is put up with; and the evidence that there is any harm at all
suffices (`sequential`, `means`). The last alone would take back what is worse by a hair once many
have answered; the second alone would take back every other release for a bad first hour.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite, log
from typing import Literal

from releases.immune_system.looking import State, Terms, look
from releases.immune_system.rules import Rule
from releases.metrics.definitions import Metric
from releases.metrics.values import Arms, Sample

ROUNDING = 1e-9
"""Evidence that ends at what is needed may have been rounded below it."""

type Kind = Literal["too-few", "fine", "watch", "breach"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one look says. `treated` and `control` are the metric's figures, as people read them.

    `low` and `high` hold the harm with 95 %, however often one looks; None where nothing is known.
    For a quantile they are of the share of observations over the limit, not of the harm.
    """

    kind: Kind
    treated_n: int
    treated: float
    control_n: int
    control: float
    harm: float
    most_harm: float
    low: float | None
    high: float | None
    log_evidence: float
    needed: float
    state: State = field(default_factory=dict)


def decide(
    metric: Metric, rule: Rule, arms: Arms, *, before: State, chance: float, share: float
) -> Decision:
    """Look at both arms. `share` is the part of the learners who are treated, 0 to 1."""
    needed = log(1 / chance)
    treated, control = _figure(metric, arms.treated), _figure(metric, arms.control)
    harm, most = _harm(metric, arms, treated, control), rule.most_harm / 100
    terms = Terms(most, share, rule.minimum_sample, needed)
    found = look(metric, terms, arms, before) if _can_tell(arms) else None
    log_e = found.log_evidence if found else 0.0
    enough = min(arms.treated.n, arms.control.n) >= rule.minimum_sample and found is not None
    return Decision(
        kind=_kind(enough=enough, is_harm=harm >= most, log_e=log_e, needed=needed),
        treated_n=arms.treated.n,
        treated=treated,
        control_n=arms.control.n,
        control=control,
        harm=harm,
        most_harm=most,
        low=_known(found.low) if found else None,
        high=_known(found.high) if found else None,
        log_evidence=log_e,
        needed=needed,
        state=found.state if found else before,
    )


def _kind(*, enough: bool, is_harm: bool, log_e: float, needed: float) -> Kind:
    if not enough:
        return "too-few"
    if is_harm and log_e >= needed - ROUNDING:
        return "breach"
    return "watch" if is_harm or log_e >= needed / 2 else "fine"


def _can_tell(arms: Arms) -> bool:
    """Whether there are two arms at all."""
    return arms.control_is != "none" and arms.treated.n > 0 and arms.control.n > 0


def _known(end: float) -> float | None:
    return end if isfinite(end) else None


def _figure(metric: Metric, sample: Sample) -> float:
    """The metric's figure of one arm as people read it; 0 of nothing."""
    estimate = metric.estimate(sample)
    return metric.told(estimate.value) if estimate else 0.0


def _harm(metric: Metric, arms: Arms, treated: float, control: float) -> float:
    """How much worse the treated did; below 0 where they did better, 0 where nothing is known."""
    if not arms.treated.n or not arms.control.n:
        return 0.0
    worse = treated - control if metric.better == "lower" else control - treated
    if metric.kind == "proportion":
        return worse
    return worse / control if control > 0 else 0.0
