"""Which guardrails a course has: the defaults, and what its authors set instead."""

import pytest

from releases.immune_system.rules import DEFAULTS, FALSE_ALARMS, Rule, chance_of, rules_of
from releases.models import Guardrail
from releases.rings import Ring


def test_all_rules_and_rings_together_have_one_false_alarm_in_a_hundred_to_spend() -> None:
    rules = list(DEFAULTS)
    spent = [chance_of(rule, rules, ring) for rule in rules for ring in (Ring.A2, Ring.A3)]

    assert sum(spent) == pytest.approx(FALSE_ALARMS)
    assert chance_of(rules[0], rules, Ring.A2) == max(spent)


@pytest.mark.django_db
def test_a_row_takes_the_place_of_a_default_adds_a_rule_or_switches_one_off() -> None:
    Guardrail.objects.create(scope="a", metric="report-rate", most_harm=5, weight=9)
    Guardrail.objects.create(scope="a", metric="completion", most_harm=8, minimum_sample=30)
    Guardrail.objects.create(scope="a", metric="render-p95", most_harm=8, is_on=False)
    Guardrail.objects.create(scope="a", metric="drop-off", most_harm=8, is_on=False)

    rules = {rule.metric: rule for rule in rules_of("a")}

    assert rules["report-rate"] == Rule("report-rate", 5, 20, 9)
    assert rules["completion"] == Rule("completion", 8, 30, 1)
    assert rules["verify-errors"] in DEFAULTS
    assert {"render-p95", "drop-off"}.isdisjoint(rules)
    assert rules_of("b")[0] == DEFAULTS[0]
    assert set(rules_of("b")) == set(DEFAULTS)


@pytest.mark.django_db
def test_a_course_may_have_no_guardrail_at_all() -> None:
    for rule in DEFAULTS:
        Guardrail.objects.create(scope="a", metric=rule.metric, most_harm=1, is_on=False)

    assert rules_of("a") == []
