"""LAB_03's mechanics: moves checked, made and replayed for the labs' frame."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from labs.mechanics import BadMovesError, Moves, RefusedError, Report, Setup

from .bounds import MEASURES, PARAMETERS
from .controls import Controls, controls_of
from .experiment import counted
from .form import move_from
from .mission import FAILURES
from .moves import read_move
from .parameters import Numbers
from .prepared import as_json, table_of
from .replay import Shift, refusal, step
from .report import report_of
from .situations import refused
from .solver import winning_moves


class TogglePanel:
    """Ten minutes of running a shop with feature toggles."""

    key = "toggle_panel"
    version = 1
    is_sequence = True
    most_moves = 12
    """Ten minutes, the pair and the read-out."""
    parameters = PARAMETERS
    measures = MEASURES
    failures = FAILURES

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """The A/B test's customers, minute by minute and at each share."""
        numbers = Numbers.of(parameters)
        return as_json(counted(numbers.day, numbers.customers))

    def check(self, setup: Setup, moves: Moves) -> None:
        """Raises BadMovesError for a word that is no move, or a move at the wrong time."""
        self._shift(setup, moves)

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """The moves and the one that this form makes.

        Raises BadMovesError for a form with something missing or unknown, RefusedError for a
        lever that does nothing now.
        """
        shift = self._shift(setup, moves)
        move = move_from(posted, shift)
        if reason := refusal(shift, move):
            raise RefusedError(refused(reason))
        return (*moves, move.word)

    def play(self, setup: Setup, moves: Moves) -> Report:
        """The shift after these moves, and everything its page says."""
        return report_of(self._shift(setup, moves))

    def controls(self, setup: Setup, moves: Moves) -> Controls:
        """How the panel stands after these moves."""
        return controls_of(self._shift(setup, moves))

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """A won shift, or None where none was found."""
        numbers = Numbers.of(parameters)
        won = winning_moves(numbers, counted(numbers.day, numbers.customers))
        return None if won is None else tuple(move.word for move in won)

    def _shift(self, setup: Setup, moves: Moves) -> Shift:
        """Fold the moves. Raises BadMovesError for the first that no form could have made."""
        if len(moves) > self.most_moves:
            raise BadMovesError(_("A shift has at most twelve moves. Start a new one."))
        shift = Shift(Numbers.of(setup.parameters), table_of(setup))
        for word in moves:
            move = read_move(word)
            if move is None or refusal(shift, move):
                raise BadMovesError(
                    _("This run has a move that the panel does not allow. Start a new one.")
                )
            shift = step(shift, move)
        return shift


TOGGLE_PANEL = TogglePanel()
