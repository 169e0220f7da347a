"""Runs of the switchboard that its tests share, with the numbers that come with the lab."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from labs.switchboard.model import State, pull, refusal
from labs.switchboard.parameters import PARAMETERS
from labs.switchboard.site import LEVERS, Site

DEFAULTS = {parameter.name: parameter.default for parameter in PARAMETERS}
TWO_DATABASES = {**DEFAULTS, "databases": 2}
SITE = Site.from_parameters(DEFAULTS)
TWO = Site.from_parameters(TWO_DATABASES)

TRAP = ("deploy", "rename", "smoke", "flip", "flip")
UNREADY = ("deploy", "smoke", "flip")
SHORTEST = ("expand", "deploy", "smoke", "flip", "flip", "flip")
CALM = ("expand", "deploy", "smoke", "flip", "wait", "flip", "wait", "flip")
BONUS = (*CALM, "deploy", "contract")
EARLY = ("expand", "deploy", "smoke", "flip", "contract", "flip")
CUT = ("expand", "deploy", "smoke", "flip_nodrain")

patient = settings(suppress_health_check=[HealthCheck.too_slow])
"""Properties do not depend on how busy the machine is."""

parameters = st.fixed_dictionaries(
    {parameter.name: st.integers(parameter.least, parameter.most) for parameter in PARAMETERS}
)
sites = parameters.map(Site.from_parameters)


@st.composite
def sound_runs(draw: st.DrawFn, site: Site, *, most: int = 14) -> tuple[str, ...]:
    """A run made of levers that all worked when they were pulled."""
    moves: list[str] = []
    state = State()
    for _turn in range(draw(st.integers(0, most))):
        lever = draw(st.sampled_from([one for one in LEVERS if not refusal(site, state, one)]))
        state = pull(site, state, lever).after
        moves.append(lever)
    return tuple(moves)


@st.composite
def sites_and_runs(draw: st.DrawFn) -> tuple[Site, tuple[str, ...]]:
    """Any site that an author may make, and a run on it."""
    site = draw(sites)
    return site, draw(sound_runs(site))
