"""What became of a single build, in words; only now is it said whether it was good."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.immune_system.explaining import seen_in
from labs.immune_system.fates import Tally
from labs.immune_system.model import Run
from labs.immune_system.spoken import count, whole_percent
from labs.mechanics import Verdict


def verdict_of_one(tally: Tally, run: Run) -> Verdict:
    """A press of `Run one`, judged."""
    words = {
        **seen_in(run.last),
        "number": count(run.build.number),
        "worst": count(tally.worst),
        "floor": whole_percent(tally.shop.floor),
        "affected": whole_percent(tally.shop.affected),
        "minutes": count(tally.release),
    }
    tone, heading, text = _bad(tally, run) if run.build.bad else _good(run)
    return Verdict(tone, heading % words, text % words)


def _good(run: Run) -> tuple[str, str, str]:
    if run.stopped is None:
        return (
            "ok",
            _("Build %(number)s was good, and everyone has it"),
            _(
                "It took %(minutes)s minutes, and the rule left it alone. One build proves "
                "little: run all 40 to see how often that goes well."
            ),
        )
    return (
        "bad",
        _("Build %(number)s was good, and was stopped"),
        _(
            "At minute %(minute)s the window held %(sold)s sales of %(seen)s sessions, %(rate)s, "
            "give or take %(error)s points of chance. A healthy build looks like that now and "
            "then. Run all 40 to see how often."
        ),
    )


def _bad(tally: Tally, run: Run) -> tuple[str, str, str]:
    if run.stopped is None:
        return (
            "bad",
            _("Build %(number)s was bad, and was released"),
            _(
                "It hides the pay button from %(affected)s of customers. The rule ended with "
                "%(rate)s and was never sure it was under %(floor)s. %(worst)s people met it."
            ),
        )
    if tally.reached_all:
        return (
            "bad",
            _("Build %(number)s was bad, and reached everyone"),
            _(
                "A2 let it pass; the rule stopped it at minute %(minute)s, after %(worst)s people "
                "had met it. The small ring is there to find that out first."
            ),
        )
    return (
        "ok",
        _("Build %(number)s was bad, and A2 stopped it"),
        _(
            "At minute %(minute)s conversion stood at %(rate)s, and %(worst)s people had met the "
            "bug when the old build was back. One build proves little: run all 40."
        ),
    )
