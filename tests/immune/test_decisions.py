"""From both arms to a decision: too few, fine, to be watched, or a breach."""

from math import log

import pytest

from releases.immune_system.deciding import Decision, decide
from releases.immune_system.rules import Rule
from releases.metrics.definitions import Metric
from releases.metrics.values import Arms, Sample
from tests.immune.guarded import durations, metric_of, of_people, two_arms

SHARE = metric_of()
ERRORS = metric_of("verify-errors", better="lower")
SLOW = metric_of("render-p95", kind="quantile", better="lower", unit="ms")
TIME = metric_of("time-to-answer", kind="mean", better="lower", unit="ms", is_log=True)
DONE = metric_of("completion", may_change=True)


def found(metric: Metric, arms: Arms, *, harm: float = 10, least: int = 20) -> Decision:
    rule = Rule(metric.name, harm, least, 1)
    return decide(metric, rule, arms, before={}, chance=0.01, share=0.5)


@pytest.mark.parametrize(
    ("treated", "control", "kind"),
    [
        ((10, 0), (200, 150), "too-few"),
        ((100, 75), (100, 75), "fine"),
        ((30, 19), (30, 23), "watch"),
        ((200, 100), (200, 150), "breach"),
        ((2000, 1400), (2000, 1500), "fine"),
        ((900, 585), (900, 666), "watch"),
    ],
)
def test_a_share_is_judged_by_harm_evidence_and_sample(
    treated: tuple[int, int], control: tuple[int, int], kind: str
) -> None:
    decision = found(SHARE, two_arms(treated, control))

    assert decision.kind == kind
    assert decision.harm == pytest.approx(control[1] / control[0] - treated[1] / treated[0])
    assert decision.needed == pytest.approx(log(100))
    assert decision.low is not None
    assert decision.high is not None
    assert decision.low < decision.harm < decision.high


def test_of_what_should_be_rare_more_is_worse() -> None:
    worse = found(ERRORS, two_arms((1000, 60), (1000, 5)), harm=1)
    better = found(ERRORS, two_arms((1000, 5), (1000, 60)), harm=1)

    assert (worse.kind, better.kind) == ("breach", "fine")
    assert worse.harm == pytest.approx(0.055)


def test_without_another_arm_nothing_is_decided() -> None:
    alone = found(SHARE, Arms(of_people(50, 10), Sample(), "none"))
    nobody = found(SHARE, two_arms((0, 0), (50, 10)))

    assert (alone.kind, alone.low, alone.log_evidence, alone.harm) == ("too-few", None, 0.0, 0.0)
    assert (nobody.kind, nobody.state) == ("too-few", {})


def test_a_later_look_goes_on_from_the_state_of_the_one_before() -> None:
    rule = Rule("first-try-correct", 10, 20, 1)
    arms = [two_arms((n, n // 2), (n, n * 3 // 4)) for n in (40, 80, 120, 160)]
    state, evidence = {}, []
    for each in arms:
        decision = decide(SHARE, rule, each, before=state, chance=0.01, share=0.5)
        state = decision.state
        evidence.append(decision.log_evidence)

    assert evidence == sorted(evidence)
    assert decision.kind == "breach"
    assert state["treated"] == [160, 80]


def test_the_first_look_at_durations_sets_the_limit_and_the_next_ones_judge_by_it() -> None:
    usual, slow = durations((190, 100.0), (10, 300.0)), durations((150, 100.0), (250, 900.0))
    rule = Rule("render-p95", 50, 100, 1)
    first = decide(SLOW, rule, Arms(usual, usual, "concurrent"), before={}, chance=0.01, share=0.5)
    second = decide(
        SLOW, rule, Arms(usual + slow, usual + usual, "concurrent"),
        before=first.state, chance=0.01, share=0.5,
    )  # fmt: skip

    assert (first.kind, first.log_evidence) == ("fine", pytest.approx(0.0))
    assert first.state["limit"] > 100
    assert second.kind == "breach"
    assert second.harm > 0.5
    assert second.state["limit"] == first.state["limit"]


def test_no_limit_is_set_by_a_handful_of_pages() -> None:
    few = durations((20, 100.0))

    decision = found(SLOW, Arms(few, few, "concurrent"), harm=50, least=1)

    assert (decision.state, decision.low, decision.kind) == ({}, None, "fine")


def sample_of(mean: float, n: int) -> Sample:
    """Observations that vary by 0.5 around a mean."""
    return Sample(n, mean * n, n * (mean * mean + 0.25))


def test_durations_in_logarithms_are_told_as_per_cent() -> None:
    slower = found(TIME, Arms(sample_of(9.5, 400), sample_of(9.0, 400), "before"), harm=20)
    same = found(TIME, Arms(sample_of(9.0, 400), sample_of(9.0, 400), "before"), harm=20)

    assert (slower.kind, same.kind) == ("breach", "fine")
    assert slower.harm == pytest.approx(0.6487, abs=1e-3)
    assert slower.low is not None
    assert 0 < slower.low < slower.harm


def test_other_means_are_compared_with_the_controls() -> None:
    plain = metric_of("seconds", kind="mean", better="lower", unit="ms")

    slower = found(plain, Arms(sample_of(3.0, 400), sample_of(2.0, 400), "before"))

    assert slower.kind == "breach"
    assert slower.harm == pytest.approx(0.5)
    assert slower.high == pytest.approx(0.5, abs=0.2)


@pytest.mark.parametrize(
    "arms",
    [
        Arms(sample_of(3.0, 99), sample_of(2.0, 400), "before"),
        Arms(Sample(200, 400.0, 800.0), Sample(200, 400.0, 800.0), "before"),
        Arms(sample_of(3.0, 200), Sample(200, 0.0, 50.0), "before"),
    ],
)
def test_too_few_nothing_that_varies_or_nothing_to_compare_with_is_no_evidence(arms: Arms) -> None:
    plain = metric_of("seconds", kind="mean", better="lower", unit="ms")

    decision = found(plain, arms)

    assert (decision.log_evidence, decision.low) == (0.0, None)
    assert decision.kind != "breach"


def test_a_share_that_may_still_change_is_judged_as_a_mean() -> None:
    breach = found(DONE, two_arms((400, 160), (400, 300)))

    assert breach.kind == "breach"
    assert breach.state == {}
    assert breach.harm == pytest.approx(0.35)
