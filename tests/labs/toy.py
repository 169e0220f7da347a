"""The smallest lab there can be: press "up" until the goal is reached, and not once more.

Registered like the real ones when it is imported, so that frames and packs can be tested alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from labs.mechanics import (
    BadMovesError,
    Goal,
    Measure,
    Moves,
    Parameter,
    Report,
    Setup,
    Table,
    Verdict,
    register_mechanics,
)


class Toy:
    """Won when exactly `goal` steps were made; impossible where the goal is over the limit."""

    key = "toy"
    version = 1
    is_sequence = True
    most_moves = 50
    parameters: tuple[Parameter, ...] = (
        Parameter("goal", "Goal, in steps", 3, 1, 9),
        Parameter("limit", "Limit, in steps", 5, 1, 9),
    )
    measures: tuple[Measure, ...] = (
        Measure("steps", "Steps made", ""),
        Measure("share", "Share of the goal", "%"),
    )
    failures: tuple[str, ...] = ("short", "over")

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """The sum of the two, which nobody needs."""
        return {"sum": parameters["goal"] + parameters["limit"]}

    def check(self, setup: Setup, moves: Moves) -> None:
        """Only "up" there is, and no more often than the limit."""
        if any(move != "up" for move in moves) or len(moves) > setup.parameters["limit"]:
            raise BadMovesError("Press up.")

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """One step more."""
        if posted.get("lever") != "up":
            raise BadMovesError("Press up.")
        return (*moves, "up")

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Count."""
        steps, goal = len(moves), setup.parameters["goal"]
        won = steps == goal
        failure = "" if won or not steps else "short" if steps < goal else "over"
        tone = "ok" if won else "bad" if failure else "idle"
        return Report(
            goals=(Goal("Reach the goal", str(steps) if steps else "", won if steps else None),),
            verdict=Verdict(tone, "Counted", f"{steps} of {goal}."),
            won=won,
            bonus=False,
            failure=failure,
            measures={"steps": steps, "share": 100 * steps / goal} if steps else {},
            rank=(int(won), -abs(goal - steps)),
            table=Table("Steps", ("what", "number"), (("steps", str(steps)),)),
            figure=None,
        )

    def controls(self, setup: Setup, moves: Moves) -> object:
        """Nothing to show."""
        return {"steps": len(moves)}

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """As many steps as the goal, where the limit allows them."""
        goal = parameters["goal"]
        return ("up",) * goal if goal <= parameters["limit"] else None


TOY = register_mechanics(Toy())
