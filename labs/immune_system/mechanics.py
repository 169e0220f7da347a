"""LAB_02 Immune system as the frame sees it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from labs.immune_system import wording
from labs.immune_system.controls import Controls, controls_of, press_from
from labs.immune_system.declared import MEASURES, PARAMETERS
from labs.immune_system.fates import Tally, fate_of, tally_of
from labs.immune_system.figure import empty_figure, figure_of
from labs.immune_system.mission import (
    FAILURES,
    failure_of,
    has_bonus,
    is_won,
    measures_of,
    rank_of,
)
from labs.immune_system.model import Run, follow
from labs.immune_system.one_build import verdict_of_one
from labs.immune_system.parameters import Shop, shop_of
from labs.immune_system.precomputed import every_stop, looked_up
from labs.immune_system.settings import START, Press, press_of
from labs.immune_system.solver import solve
from labs.immune_system.table import table_of
from labs.immune_system.telling import telling
from labs.immune_system.traffic import Traffic, build_of
from labs.mechanics import BadMovesError, Moves, Report, Setup


class ImmuneSystem:
    """Rings, a trip rule, and 40 builds of which half are bad. See labs.mechanics.Mechanics."""

    key = "immune_system"
    version = 1
    is_sequence = False
    most_moves = 5
    parameters = PARAMETERS
    measures = MEASURES
    failures = FAILURES

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """When each setting stops each build: 120 lists of 40 minutes, about 13 KB of JSON."""
        return {"stops": every_stop(shop_of(parameters))}

    def check(self, setup: Setup, moves: Moves) -> None:
        """A run is five words: share, soak, minimum, rule, and `all` or one build's number."""
        if not moves:
            return
        try:
            press_of(moves)
        except KeyError:
            raise BadMovesError(
                _("This run is not one that the lab can make. Choose settings and run again.")
            ) from None

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """The run that this form asks for; `Run one` takes the build after the one shown."""
        self.check(setup, moves)
        return press_from(moves, posted).moves

    def play(self, setup: Setup, moves: Moves) -> Report:
        """The run's report: one build followed, or 40 looked up and a telling one followed."""
        shop = shop_of(setup.parameters)
        if not moves:
            return _idle(shop)
        press = press_of(moves)
        if press.build is None:
            stops = looked_up(setup.prepared, shop, press.settings)
            tally = tally_of(shop, press.settings, stops)
            return _report(tally, follow(Traffic(shop), press.settings, telling(tally)))
        run = follow(Traffic(shop), press.settings, build_of(press.build))
        return _report(_tally_of_one(shop, press, run), run)

    def controls(self, setup: Setup, moves: Moves) -> Controls:
        """The settings, with the run's own chosen."""
        return controls_of(shop_of(setup.parameters), moves)

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """A run that wins, found by trying all settings; None where none does."""
        return solve(shop_of(parameters))


def _tally_of_one(shop: Shop, press: Press, run: Run) -> Tally:
    return Tally(shop, press.settings, (fate_of(shop, press.settings, run.build, run.stopped),))


def _idle(shop: Shop) -> Report:
    return Report(
        goals=wording.goals(shop, None),
        verdict=wording.idle(),
        won=False,
        bonus=False,
        failure="",
        measures={},
        rank=(),
        table=table_of(START, None),
        figure=empty_figure(shop),
    )


def _report(tally: Tally, run: Run) -> Report:
    judged = wording.verdict if tally.whole else verdict_of_one
    return Report(
        goals=wording.goals(tally.shop, tally),
        verdict=judged(tally, run),
        won=is_won(tally),
        bonus=has_bonus(tally),
        failure=failure_of(tally),
        measures=measures_of(tally),
        rank=rank_of(tally),
        table=table_of(tally.settings, run),
        figure=figure_of(tally, run),
    )


IMMUNE_SYSTEM = ImmuneSystem()
