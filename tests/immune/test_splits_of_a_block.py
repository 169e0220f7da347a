"""How hits fall to two arms that are alike, and what a bet may be raised by."""

from itertools import pairwise
from math import comb, exp, inf, log

import pytest

from releases.immune_system.overshoot import log_raise
from releases.immune_system.splits import Block

BLOCKS = [Block(10, 10, 13), Block(3, 40, 5), Block(7, 2, 8), Block(5, 5, 0), Block(4, 6, 10)]


def counted(block: Block) -> list[float]:
    """How likely each split is, by counting."""
    ways = [
        comb(block.treated, x) * comb(block.control, block.hits - x)
        for x in range(block.fewest, block.most + 1)
    ]
    return [each / sum(ways) for each in ways]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("tilt", [-3.0, 0.0, 0.4, 9.0])
def test_splits_are_as_likely_as_counting_says(block: Block, tilt: float) -> None:
    chances = counted(block)
    mean = sum(
        chance * exp(tilt * x) for x, chance in zip(range(block.fewest, 99), chances, strict=False)
    )

    assert [exp(each) for each in block.log_chances()] == pytest.approx(chances)
    assert block.log_mean(tilt) == pytest.approx(log(mean))


def test_a_million_responses_are_added_up_where_they_are_of_weight() -> None:
    block = Block(500_000, 500_000, 700_000)

    # Nearly normal, with this variance.
    variance = 0.7 * 0.3 * 250_000
    assert block.log_mean(0.0) == pytest.approx(0, abs=1e-6)
    assert block.log_mean(0.01) == pytest.approx(3500 + variance * 0.01**2 / 2, abs=1e-3)


def test_a_block_shrinks_to_one_that_there_can_be() -> None:
    assert Block(10, 10, 13).shrunk(1.0) == Block(10, 10, 13)
    assert Block(10, 10, 13).shrunk(2.0) == Block(5, 5, 6)
    assert Block(1, 1, 2).shrunk(3.5) == Block(0, 0, 0)


@pytest.mark.parametrize("room", [0.01, 0.5, 1.0, 1.9])
def test_a_bet_is_raised_by_just_what_is_cut_off(room: float) -> None:
    block, tilt = Block(10, 10, 13), -1.0
    gains = [tilt * x - block.log_mean(tilt) for x in range(block.fewest, block.most + 1)]
    splits = list(zip(block.log_chances(), gains, strict=True))

    raised = log_raise(splits, room)

    assert raised > 0
    mean = sum(exp(chance + min(raised + gain, room)) for chance, gain in splits)
    assert mean == pytest.approx(1)


def test_the_nearer_the_end_the_more_a_bet_is_raised() -> None:
    splits = [(log(each), log(gain)) for each, gain in ((0.2, 3.0), (0.4, 0.7), (0.4, 0.3))]

    raised = [log_raise(splits, room) for room in (0.2, 0.5, 0.8, 1.0, 1.2)]

    assert all(sooner > later for sooner, later in pairwise(raised[:4]))
    assert raised[4] == 0


@pytest.mark.parametrize("room", [-0.1, 0.0, 31.0, inf])
def test_nothing_is_raised_at_the_end_or_far_from_it(room: float) -> None:
    assert log_raise([(log(0.5), log(1.9)), (log(0.5), log(0.1))], room) == 0
