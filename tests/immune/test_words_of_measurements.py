"""What a look at a guardrail says in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from releases.immune_system.deciding import Decision
from releases.immune_system.wording import Figures, between, said
from tests.immune.guarded import metric_of

SHARE = metric_of()
SLOW = metric_of("render-p95", kind="quantile", unit="ms", better="lower")
TIME = metric_of("time-to-answer", kind="mean", unit="ms", better="lower", is_log=True)


def figures(**given: object) -> Figures:
    base = {
        "kind": "fine", "treated_n": 1200, "treated": 0.61, "control_n": 23_000, "control": 0.78,
        "harm": 0.17, "most_harm": 0.1, "low": 0.081, "high": 0.259, "log_evidence": 2.35,
        "needed": 4.7,
    }  # fmt: skip
    return Decision(**base | given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("too-few", {"control_n": 0}, "1,200 observations and nobody to compare them with."),
        ("too-few", {}, "Too few to tell: 1,200 with the release, 23,000 without it."),
        ("fine", {}, "61.0 % of 1,200 with it, 78.0 % of 23,000 without it: 17.0 points worse."),
        ("fine", {"harm": -0.02}, ": 2.0 points better."),
        ("watch", {}, "That may be chance: the evidence is at 50 % of what a rollback takes."),
        ("watch", {"log_evidence": -9.0}, "the evidence is at 0 % of what a rollback takes."),
        ("breach", {"log_evidence": 4.8}, "in fewer than 1 of 121 harmless releases."),
        ("breach", {"log_evidence": 900.0}, "in fewer than 1 of 485,165,195 harmless releases."),
    ],
)  # fmt: skip
def test_a_share_is_told_in_points(kind: str, given: dict[str, object], words: str) -> None:
    assert said(SHARE, figures(**given), kind).endswith(words)


def test_durations_are_told_in_milliseconds_and_per_cent() -> None:
    slower = figures(treated=1500.4, control=1000.0, harm=0.5)
    quicker = figures(treated=500.0, control=1000.0, harm=-0.5)

    assert "1,500 ms of 1,200 with it" in said(SLOW, slower, "fine")
    assert said(SLOW, slower, "fine").endswith(": 50.0 % slower.")
    assert said(SLOW, quicker, "fine").endswith(": 50.0 % quicker.")


def test_an_interval_is_told_in_what_it_is_of() -> None:
    assert between(SHARE, figures()) == "8.1 to 25.9 points"
    assert between(SLOW, figures()) == "8.1 to 25.9 points"
    assert between(TIME, figures()) == "8.1 to 25.9 %"
    assert between(SHARE, figures(low=None)) == ""


def test_numbers_are_written_as_the_language_writes_them() -> None:
    with override("de"):
        assert "61,0\xa0% of 1.200" in said(SHARE, figures(), "fine").replace(" %", "\xa0%")
