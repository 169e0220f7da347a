"""The switchboard as labs know it: its moves, and what the frame asks of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from labs.mechanics import BadMovesError, Moves, RefusedError, Report, Setup
from labs.switchboard.controls import Group, groups
from labs.switchboard.mission import FAILURES
from labs.switchboard.model import refusal
from labs.switchboard.parameters import MEASURES, PARAMETERS
from labs.switchboard.refusals import reason
from labs.switchboard.replay import first_impossible, replay, state_after
from labs.switchboard.report import report
from labs.switchboard.site import LEVERS, Site
from labs.switchboard.solver import winning_moves


class Switchboard:
    """LAB_01: move the customers to v2 and back, with one database behind both sides."""

    key = "switchboard"
    version = 1
    is_sequence = True
    most_moves = 40
    parameters = PARAMETERS
    measures = MEASURES
    failures = FAILURES

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """Nothing: a run is quick to work out."""
        return {}

    def check(self, setup: Setup, moves: Moves) -> None:
        """Raises BadMovesError for levers that are not there or did nothing when pulled."""
        if len(moves) > self.most_moves:
            raise BadMovesError(
                _("A run has at most %(n)d levers. Start a new run.") % {"n": self.most_moves}
            )
        place = first_impossible(Site.from_parameters(setup.parameters), moves)
        if place is not None:
            raise BadMovesError(
                _("Lever %(n)d of this run could not have been pulled. Start a new run.")
                % {"n": place + 1}
            )

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """The run with the lever that was pressed.

        Raises BadMovesError where no lever or an unknown one was sent, RefusedError for a lever
        that does nothing now or a run that is full.
        """
        lever = posted.get("lever", "")
        if lever not in LEVERS:
            raise BadMovesError(_("Choose one of the levers below."))
        if len(moves) >= self.most_moves:
            raise RefusedError(
                _("Refused: a run has at most %(n)d levers. Undo one or start again.")
                % {"n": self.most_moves}
            )
        site = Site.from_parameters(setup.parameters)
        state = state_after(replay(site, moves))
        code = refusal(site, state, lever)
        if code:
            raise RefusedError(reason(code, state))
        return (*moves, lever)

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Replay moves that `check` let through."""
        site = Site.from_parameters(setup.parameters)
        return report(site, replay(site, moves))

    def controls(self, setup: Setup, moves: Moves) -> tuple[Group, ...]:
        """The levers and which of them work now."""
        site = Site.from_parameters(setup.parameters)
        return groups(site, state_after(replay(site, moves)))

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """The shortest run that wins under these parameters, None where none does."""
        return winning_moves(Site.from_parameters(parameters))


SWITCHBOARD = Switchboard()
