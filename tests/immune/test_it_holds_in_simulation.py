"""What is promised of the immune system, on made-up releases: `benchmarks.immune` in small."""

from random import Random
from statistics import mean

from benchmarks.immune import USUAL, World, life, lives


def test_a_drop_of_twenty_points_is_caught_within_a_hundred_and_twenty_of_each_arm() -> None:
    # Five thousand releases say 118 (docs/immune-system.md); so few as these differ by 3.
    found = lives(World(treated=USUAL - 0.2, every=20, most=2000), 400, seed="twenty points")

    assert None not in found
    assert mean((each.treated + each.control) / 2 for each in found if each) <= 120


def test_a_canary_of_five_per_cent_needs_fewer_treated_still() -> None:
    found = lives(World(treated=USUAL - 0.2, share=0.05, every=50), 30)

    assert None not in found
    assert mean(each.treated for each in found if each) <= 90


def test_what_does_no_harm_is_left_alone_though_it_is_looked_at_again_and_again() -> None:
    alone = lives(World(every=20, most=300), 150)
    alike = lives(World(every=20, most=300, answers=5, spread=1.0), 150)

    assert sum(each is not None for each in alone + alike) <= 3


def test_the_same_seed_makes_the_same_life() -> None:
    world = World(treated=0.3, every=5)

    assert life(world, Random("a")) == life(world, Random("a"))
