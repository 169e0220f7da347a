"""Which harm a course's releases may not do: the defaults, and what its authors set instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from releases.models import Guardrail
from releases.rings import Ring

FALSE_ALARMS = 0.01
"""So many of the releases that do no harm are rolled back at most, over all that is looked at."""
STAGE_PARTS: Mapping[int, float] = {Ring.A2: 0.95, Ring.A3: 0.05}
"""How these are divided: in A3 learners are compared with earlier ones, which says less."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A guardrail in force: percentage points for shares, per cent for durations.

    `weight` is its part of the false alarms: the more, the sooner it is sure.
    """

    metric: str
    most_harm: float
    minimum_sample: int
    weight: int


DEFAULTS = (
    Rule("first-try-correct", most_harm=10, minimum_sample=20, weight=96),
    Rule("verify-errors", most_harm=1, minimum_sample=100, weight=1),
    Rule("render-p95", most_harm=50, minimum_sample=100, weight=1),
    Rule("report-rate", most_harm=2, minimum_sample=50, weight=1),
    Rule("download-failures", most_harm=1, minimum_sample=50, weight=1),
)


def rules_of(scope: str) -> list[Rule]:
    """The rules for releases of a course, heaviest first: one statement."""
    rules = {rule.metric: rule for rule in DEFAULTS}
    for row in Guardrail.objects.filter(scope=scope).order_by("id"):
        rules[row.metric] = Rule(row.metric, row.most_harm, row.minimum_sample, row.weight)
        if not row.is_on:
            del rules[row.metric]
    return sorted(rules.values(), key=lambda rule: (-rule.weight, rule.metric))


def chance_of(rule: Rule, rules: list[Rule], ring: int) -> float:
    """How likely the rule may take back a harmless release while it stands in the ring."""
    return FALSE_ALARMS * STAGE_PARTS[ring] * rule.weight / sum(each.weight for each in rules)
