"""What the immune system does to made-up releases: how many it takes back, and after how many.

`benchmarks.immune_curve` makes tables and a picture of it. Everything is drawn from seeds: the same
numbers each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, pi, sqrt
from random import Random
from typing import cast

from releases.immune_system.deciding import ROUNDING, Decision, decide
from releases.immune_system.rules import DEFAULTS, Rule, chance_of
from releases.immune_system.sequential import BLOCK
from releases.metrics.definitions import Metric, Window
from releases.metrics.values import Arms, Sample
from releases.models import Release
from releases.rings import Ring

USUAL = 0.75
"""How many of the first tries are right where nothing is wrong."""


def _never(_release: Release, _window: Window) -> Arms:
    # What is simulated is made up, not measured: a call would be a mistake of ours.
    raise NotImplementedError


FIRST_TRIES = Metric(
    name="first-try-correct", title="", meaning="", unit="share", better="higher",
    kind="proportion", sample="", measure=_never,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    """A release as it is, which the immune system does not know.

    `treated` and `control` are the shares of right first tries, `share` the part of the learners
    in A2, `every` after how many responses a patrol looks, `most` when the simulation ends, in
    responses of the treated. Each learner answers `answers` in a row; `spread` is the standard
    deviation of what they know, in log odds. `in_step` has the arms take turns.
    """

    treated: float = USUAL
    control: float = USUAL
    share: float = 0.5
    every: int = 1
    most: int = 600
    answers: int = 1
    spread: float = 0.0
    in_step: bool = False


@dataclass(frozen=True, slots=True)
class Caught:
    """When a release was taken back: responses in each arm."""

    treated: int
    control: int


def chance(rule: Rule = DEFAULTS[0]) -> float:
    """How likely the rule may take back a harmless release in A2."""
    return chance_of(rule, list(DEFAULTS), Ring.A2)


def life(world: World, random: Random, rule: Rule = DEFAULTS[0]) -> Caught | None:
    """One release in A2, from its first response on; None where it was left alone."""
    alarms = chance(rule)
    arms = [[0] * 5, [0] * 5]
    found: Decision | None = None
    for number, (is_treated, hits) in enumerate(_learners(world, random), start=1):
        n, arm = world.answers, arms[is_treated]
        for place, more in enumerate((n, hits, 1, n * hits, hits * hits)):
            arm[place] += more
        if number * n % world.every or (found and _changes_nothing(found, number * n)):
            continue
        both = Arms(*(_sample(n, *arm) for arm in reversed(arms)), "concurrent")
        state = found.state if found else {}
        found = decide(FIRST_TRIES, rule, both, before=state, chance=alarms, share=world.share)
        if found.kind == "breach":
            return Caught(both.treated.n, both.control.n)
        if both.treated.n >= world.most:
            return None
    return None


def _changes_nothing(last: Decision, n: int) -> bool:
    """Whether a look is spared: evidence that does not suffice waits for a block of responses."""
    if not last.state or last.log_evidence >= last.needed - ROUNDING:
        return False
    treated, control = (cast("list[int]", last.state[arm]) for arm in ("treated", "control"))
    return n - treated[0] - control[0] < BLOCK


def lives(world: World, number: int, seed: object = 6, first: int = 0) -> list[Caught | None]:
    """That many releases, each with chance of its own; numbered from `first` on."""
    each = range(first, first + number)
    return [life(world, Random(f"{seed}-{one}")) for one in each]  # noqa: S311


def _sample(each: int, n: int, total: int, people: int, n_total: int, total_total: int) -> Sample:
    together = (people, each * n, n_total, total_total)
    return Sample(n, total, total, together=together)


def _learners(world: World, random: Random) -> Iterator[tuple[bool, int]]:
    """One after the other without end: whether treated, and how many answers are right."""
    number = 0
    while True:
        number += 1
        is_treated = number % 2 == 1 if world.in_step else random.random() < world.share
        known = random.gauss(0.0, world.spread) if world.spread else 0.0
        right = _of_person(world.treated if is_treated else world.control, known, world.spread)
        yield is_treated, sum(random.random() < right for _ in range(world.answers))


def _of_person(usual: float, known: float, spread: float) -> float:
    """How often this person is right, so that all together are right about as often as usual."""
    if not spread:
        return usual
    # The logistic-normal mean is about that of a flatter logistic curve (Zeger et al., 1988).
    flat = sqrt(1 + (16 * sqrt(3) / (15 * pi)) ** 2 * spread**2)
    return 1 / (1 + exp(-(log(usual / (1 - usual)) * flat + known)))
