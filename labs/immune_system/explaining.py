"""Why a run of all builds failed, in terms of rings, sessions and chance, with its own numbers."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from labs.immune_system.fates import Tally
from labs.immune_system.model import Minute, Run
from labs.immune_system.spoken import count, percent, points, whole_percent


def why(failure: str, tally: Tally, shown: Run) -> str:
    """The sentences for this way to fail."""
    minute = last_in_slice(shown) if failure == "unsure" else shown.last
    return _SENTENCES[failure]() % {**_facts(tally), **seen_in(minute)}


def seen_in(minute: Minute) -> dict[str, str]:
    """What the rule saw in that minute, for a sentence."""
    return {
        "minute": count(minute.at),
        "sold": count(minute.sold),
        "seen": count(minute.seen),
        "rate": percent(minute.rate),
        "error": points(2 * minute.error),
    }


def last_in_slice(run: Run) -> Minute:
    """The last minute of ring A2, when the decision for everyone was due."""
    return [minute for minute in run.minutes if minute.ring == "A2"][-1]


def _facts(tally: Tally) -> dict[str, str]:
    shop, settings = tally.shop, tally.settings
    return {
        "healthy": percent(shop.healthy),
        "broken": percent(shop.broken),
        "floor": whole_percent(shop.floor),
        "longest": count(shop.longest),
        "share": whole_percent(settings.share),
        "slice": count(shop.slice(settings.share)),
        "soak": count(settings.soak),
        "minimum": count(settings.minimum),
        "most": count(tally.most_seen),
        "worst": count(tally.worst),
        "release": count(tally.release),
    }


def _missed() -> str:
    return _(
        "The bug takes conversion from %(healthy)s to %(broken)s. In the build drawn below the "
        "rule ended with %(rate)s, where chance may add %(error)s points, against a line at "
        "%(floor)s. It was never sure, so people had to notice, and %(worst)s met the bug."
    )


def _starved() -> str:
    return _(
        "A2 at %(share)s brings %(slice)s sessions a minute, so its window never held more than "
        "%(most)s. The rule waits for %(minimum)s, said nothing, and the ramp took silence for "
        "health. The worst bad build met %(worst)s people. A gate that saw too little has not "
        "been passed."
    )


def _unsure() -> str:
    return _(
        "When A2 was over after %(soak)s minutes, %(sold)s of the last %(seen)s sessions of the "
        "build drawn below had bought: %(rate)s, and chance may add %(error)s points. The rule "
        "could not call that broken, so everyone got it, and it met %(worst)s people. More "
        "sessions or more minutes in A2 make the same fault plain."
    )


def _chance() -> str:
    return _(
        "The good build drawn below was stopped at minute %(minute)s, when %(sold)s of %(seen)s "
        "sessions had bought: %(rate)s. With so few, chance alone can add or take %(error)s "
        "points. Under %(floor)s is not the same as broken. What would make the rule surer "
        "before it acts?"
    )


def _few() -> str:
    return _(
        "The rule leaves room for chance, and still it stopped the good build drawn below, at "
        "%(sold)s of %(seen)s sessions. Its margin of %(error)s points is guessed from those same "
        "sessions, and it looks again every minute, so rare bad luck comes up sooner or later. "
        "Larger samples, or fewer looks, make it rarer."
    )


def _harm() -> str:
    return _(
        "A2 at %(share)s sends %(slice)s sessions a minute to a bad build. Until the rule was "
        "sure and the way back was clear, the worst build had met %(worst)s people. A smaller "
        "ring pays less for the same warning."
    )


def _slow() -> str:
    return _(
        "With a soak of %(soak)s minutes a good build needs %(release)s minutes to reach "
        "everyone; the mission allows %(longest)s. A soak has to be long enough for the rule to "
        "notice, and no longer."
    )


_SENTENCES: dict[str, Callable[[], str]] = {
    "missed": _missed,
    "starved": _starved,
    "unsure": _unsure,
    "chance": _chance,
    "few": _few,
    "harm": _harm,
    "slow": _slow,
}
