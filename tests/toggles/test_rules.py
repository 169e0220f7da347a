"""Who gets a toggle: decided by values alone, the same everywhere and always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import ToggleKind
from releases.toggles.rules import GarbageRowError, Why, decide, variants_of
from tests.toggles.factories import rule_of

KEYS = [f"{n:032x}" for n in range(4_000)]


def test_off_is_off_for_everyone_whatever_else_it_says() -> None:
    rule = rule_of(on=False, percent=100, cohorts=frozenset({1}), variants=(("blue", 1),))

    decision = decide(rule, KEYS[0], is_member=True)

    assert (decision.on, decision.variant, decision.why) == (False, "off", Why.KILLED)


def test_on_without_limits_is_on_for_everyone() -> None:
    decision = decide(rule_of(), "", is_member=False)

    assert (decision.on, decision.variant, decision.why) == (True, "on", Why.EVERYONE)


def test_only_members_of_its_cohorts_can_have_it() -> None:
    rule = rule_of(cohorts=frozenset({1}))

    assert decide(rule, KEYS[0], is_member=True).on
    assert decide(rule, KEYS[0], is_member=False).why == Why.NOT_A_MEMBER


def test_an_ops_toggle_is_off_while_the_process_is_busy_and_no_other_is() -> None:
    ops, other = rule_of(kind=ToggleKind.OPS), rule_of(kind=ToggleKind.PERMISSION)

    assert decide(ops, "", is_member=False, is_busy=True).why == Why.LOAD
    assert decide(ops, "", is_member=False, is_busy=False).on
    assert decide(other, "", is_member=False, is_busy=True).on


@given(st.integers(0, 100), st.integers(0, 100), st.text(max_size=40))
def test_raising_the_percentage_takes_it_away_from_nobody(a: int, b: int, key: str) -> None:
    less, more = sorted((a, b))

    had = decide(rule_of(percent=less), key, is_member=False).on
    has = decide(rule_of(percent=more), key, is_member=False).on

    assert has or not had


@pytest.mark.parametrize("percent", [0, 1, 20, 50, 99, 100])
def test_as_many_learners_have_it_as_it_says(percent: int) -> None:
    rule = rule_of(percent=percent)

    share = sum(decide(rule, key, is_member=False).on for key in KEYS) / len(KEYS)

    assert abs(share - percent / 100) < 0.025
    assert (share in (0, 1)) == (percent in (0, 100))


def test_variants_are_dealt_by_weight_and_apart_from_the_share() -> None:
    rule = rule_of(percent=50, variants=(("blue", 1), ("green", 3)))

    got = [d.variant for d in (decide(rule, key, is_member=False) for key in KEYS) if d.on]

    assert set(got) == {"blue", "green"}
    assert abs(got.count("green") / len(got) - 0.75) < 0.04


def test_two_toggles_deal_learners_apart() -> None:
    one, other = rule_of(percent=50, salt="a"), rule_of(percent=50, salt="b")

    both = sum(
        decide(one, key, is_member=False).on and decide(other, key, is_member=False).on
        for key in KEYS
    )

    assert abs(both / len(KEYS) - 0.25) < 0.03


def test_variants_are_read_in_order_and_those_without_weight_left_out() -> None:
    assert variants_of([["blue", 2], ["old", 0], ["green", 1]]) == (("blue", 2), ("green", 1))
    assert variants_of([]) == ()


GARBAGE = [
    None, {}, "blue", [["blue"]], [["blue", 1, 2]], [["Blue", 1]], [["", 1]], [["on", 1]],
    [["off", 1]], [["blue", -1]], [["blue", 10_001]], [["blue", 1.5]], [["blue", "1"]], [[1, 1]],
    [["blue", 0]], [["blue", 1], ["blue", 2]], [[f"v{n}", 1] for n in range(21)], ["ab"],
]  # fmt: skip


@pytest.mark.parametrize("stored", GARBAGE, ids=str)
def test_garbage_is_no_list_of_variants(stored: object) -> None:
    with pytest.raises(GarbageRowError):
        variants_of(stored)
