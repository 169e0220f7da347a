"""Shifts that the tests play."""

from labs.mechanics import Moves, Report, Setup
from labs.toggle_panel.mechanics import TOGGLE_PANEL

DEFAULTS = {parameter.name: parameter.default for parameter in TOGGLE_PANEL.parameters}
SETUP = Setup(DEFAULTS, TOGGLE_PANEL.prepare(DEFAULTS))

ALL_ON = "set_rsm_c50_f_static"
IN_PEAK = "set_s_c50_f_static"
NO_MEDIA = "set_rs_c50_f_static"
TEN_MINUTES = (ALL_ON, "suite_all", *[IN_PEAK] * 2, *[ALL_ON] * 2, *[NO_MEDIA] * 4)
NAMED = "pair_media_checkout"
WON: Moves = (*TEN_MINUTES, NAMED, "ab_new")


def play(moves: Moves, **parameters: int) -> Report:
    """Replay under the defaults, or some other numbers."""
    setup = Setup({**DEFAULTS, **parameters}) if parameters else SETUP
    TOGGLE_PANEL.check(setup, moves)
    return TOGGLE_PANEL.play(setup, moves)


def with_minute(number: int, word: str, moves: Moves = WON) -> Moves:
    """The same run with one minute spent otherwise."""
    return (*moves[: number - 1], word, *moves[number:])


def form(lever: str, word: str = "set_rsm_c0_w_off", **more: str) -> dict[str, str]:
    """A posted panel whose switches stand as a turn's word says."""
    _, letters, share, fallback, policy = word.split("_")
    names = {"r": "recs", "s": "stock", "m": "media"}
    posted = {names[letter]: "on" for letter in letters if letter in names}
    if share != "c0":
        posted["checkout"] = "on"
    if fallback == "f":
        posted["fallback"] = "on"
    posted["share"] = share.removeprefix("c") if share != "c0" else "10"
    return {**posted, "policy": policy, "lever": lever, **more}
