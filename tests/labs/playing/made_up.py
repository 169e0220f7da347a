"""Two made-up mechanics, one of each kind: stairs are climbed lever by lever, a dial is set."""

from __future__ import annotations

from collections.abc import Mapping

from labs.mechanics import (
    BadMovesError,
    Goal,
    Measure,
    Moves,
    Parameter,
    RefusedError,
    Report,
    Setup,
    Table,
    Verdict,
    register_mechanics,
)

LEVERS = {"up": 1, "down": -1, "jump": 2}


class Stairs:
    """Won on the top step; a bonus for never having gone down."""

    key = "stairs"
    version = 1
    is_sequence = True
    most_moves = 40
    parameters: tuple[Parameter, ...] = (Parameter("top", "Top step", 3, 1, 9),)
    measures: tuple[Measure, ...] = (
        Measure("height", "Height", "steps"),
        Measure("share", "Share of the way", "%"),
    )
    failures: tuple[str, ...] = ("low", "high")

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """The steps as text."""
        return {"steps": [str(n) for n in range(parameters["top"] + 1)]}

    def check(self, setup: Setup, moves: Moves) -> None:
        """Only levers there are."""
        if not set(moves) <= set(LEVERS):
            raise BadMovesError("There is no such lever.")

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """One lever more; nobody goes below the floor."""
        lever = posted.get("lever", "")
        if lever not in LEVERS:
            raise BadMovesError("Pull one of the levers.")
        if lever == "down" and self.height(moves) == 0:
            raise RefusedError("You are on the floor.")
        return (*moves, lever)

    def height(self, moves: Moves) -> int:
        """Steps above the floor."""
        return sum(LEVERS[move] for move in moves)

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Count the steps."""
        top, height = setup.parameters["top"], self.height(moves)
        won = height == top
        failure = "" if won or not moves else "low" if height < top else "high"
        tone = "ok" if won else "bad" if failure else "idle"
        return Report(
            goals=(
                Goal("Stand on the top step", str(height) if moves else "", won if moves else None),
                Goal("Never go down", "", "down" not in moves if moves else None),
            ),
            verdict=Verdict(tone, f"On step {height}", "Climb." if not won else "There."),
            won=won,
            bonus=won and "down" not in moves,
            failure=failure,
            measures={"height": height, "share": 100 * height / top} if moves else {},
            rank=(won, won and "down" not in moves, -abs(top - height)),
            table=Table("Steps", ("Lever", "To"), tuple((move, "a step") for move in moves)),
            figure=height,
        )

    def controls(self, setup: Setup, moves: Moves) -> object:
        """Each lever."""
        return list(LEVERS)

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """Up, as often as there are steps."""
        return ("up",) * parameters["top"]


class Dial:
    """Won at seven."""

    key = "dial"
    version = 2
    is_sequence = False
    most_moves = 1
    parameters: tuple[Parameter, ...] = ()
    measures: tuple[Measure, ...] = (Measure("reading", "Reading", ""),)
    failures: tuple[str, ...] = ("off",)

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """Nothing."""
        return {}

    def check(self, setup: Setup, moves: Moves) -> None:
        """One digit."""
        if len(moves) != 1 or moves[0] not in "0123456789":
            raise BadMovesError("The dial shows one digit.")

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """A run of its own."""
        reading = (posted.get("reading", ""),)
        if not reading[0].isascii() or not reading[0]:
            raise BadMovesError("Choose a digit.")
        self.check(setup, reading)
        return reading

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Read it."""
        reading = int(moves[0]) if moves else None
        won = reading == 7
        return Report(
            goals=(Goal("Set it to seven", "".join(moves), won if moves else None),),
            verdict=Verdict("ok" if won else "bad" if moves else "idle", "Read", ""),
            won=won,
            bonus=False,
            failure="" if won or not moves else "off",
            measures={"reading": reading} if reading is not None else {},
            rank=(won, -abs((reading or 0) - 7)),
            table=Table("Reading", (), ()),
            figure=reading,
        )

    def controls(self, setup: Setup, moves: Moves) -> object:
        """Every digit, and the one that is set."""
        return {"digits": "0123456789", "set": "".join(moves)}

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """Seven."""
        return ("7",)


STAIRS, DIAL = register_mechanics(Stairs()), register_mechanics(Dial())
