"""What a run is judged by: the goals, the ways to fail, the bonus and the rank."""

from __future__ import annotations

from labs.immune_system.fates import Tally
from labs.immune_system.parameters import Shop
from labs.mechanics import Number

FAILURES = ("one_build", "missed", "starved", "unsure", "chance", "few", "harm", "slow")
"""Only one build was run · a bad build was released · the rule never had enough sessions in A2 ·
it had, and was not sure in time · it took chance for a fault · it allowed for chance and was
fooled by few sessions · the ring was too large · the ramp was too slow."""


def goals_met(tally: Tally) -> tuple[bool, bool, bool, bool]:
    """Bad ones stopped, harm within its limit, good ones released, release quick enough."""
    return (
        not tally.missed,
        tally.worst <= tally.shop.most_harm,
        not tally.false_alarms,
        tally.release <= tally.shop.longest,
    )


def is_won(tally: Tally) -> bool:
    """Whether the mission is done."""
    return tally.whole and all(goals_met(tally))


def bonus_limit(shop: Shop) -> int:
    """People that the worst build may harm for the bonus."""
    return shop.most_harm // 2


def has_bonus(tally: Tally) -> bool:
    """A win with half of the harm that is allowed: the ring is as small as it can be."""
    return is_won(tally) and tally.worst <= bonus_limit(tally.shop)


def failure_of(tally: Tally) -> str:
    """What kept the run from winning, the costliest first; "" for a win."""
    rule_failure = _failure_of_the_rule(tally)
    if rule_failure or is_won(tally):
        return rule_failure
    if not tally.whole:
        return "one_build"
    return "harm" if tally.worst > tally.shop.most_harm else "slow"


def _failure_of_the_rule(tally: Tally) -> str:
    too_much = tally.worst > tally.shop.most_harm
    if tally.missed:
        return "missed"
    if tally.reached_all and too_much:
        return "starved" if tally.most_seen < tally.settings.minimum else "unsure"
    if tally.false_alarms:
        return "chance" if tally.settings.rule == "band" else "few"
    return ""


def rank_of(tally: Tally) -> tuple[Number, ...]:
    """Won, bonus, goals met, builds treated rightly, little harm, then a quick release.

    A single build comes after every run of all of them.
    """
    right = sum(fate.right for fate in tally.fates)
    met = sum(goals_met(tally)) if tally.whole else -1
    return (
        int(is_won(tally)),
        int(has_bonus(tally)),
        met,
        right,
        -tally.worst,
        -tally.release,
    )


def measures_of(tally: Tally) -> dict[str, Number]:
    """The numbers that are kept with the run."""
    middle = tally.exposures[len(tally.exposures) // 2]
    return {
        "builds": len(tally.fates),
        "false_alarms": tally.false_alarms,
        "missed": tally.missed,
        "reached_all": tally.reached_all,
        "worst_harm": tally.worst,
        "median_harm": tally.shop.harmed(middle),
        "median_orders": tally.shop.orders(middle),
        "release_minutes": tally.release,
        "big_bang_harm": tally.shop.harmed(tally.shop.big_bang),
        "big_bang_orders": tally.shop.orders(tally.shop.big_bang),
    }
