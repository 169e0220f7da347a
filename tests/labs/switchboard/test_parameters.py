"""What authors may set is what the lab works with, and each number has bounds."""

import re

from labs.mechanics import Mechanics
from labs.switchboard.mechanics import SWITCHBOARD
from labs.switchboard.mission import FAILURES
from labs.switchboard.site import LEVERS, Site


def test_it_is_what_the_frame_asks_for() -> None:
    mechanics: Mechanics = SWITCHBOARD

    assert (mechanics.key, mechanics.is_sequence, mechanics.version) == ("switchboard", True, 1)
    assert mechanics.failures == FAILURES


def test_every_number_of_the_site_is_a_parameter_and_the_other_way_round() -> None:
    assert [parameter.name for parameter in SWITCHBOARD.parameters] == list(Site.__slots__)


def test_defaults_lie_within_their_bounds() -> None:
    for parameter in SWITCHBOARD.parameters:
        assert parameter.least <= parameter.default <= parameter.most


def test_everything_an_author_sees_has_words() -> None:
    labels = [parameter.label for parameter in SWITCHBOARD.parameters]
    labels += [measure.label for measure in SWITCHBOARD.measures]

    assert all(str(label) for label in labels)
    assert len({str(label) for label in labels}) == len(labels)


def test_words_of_a_run_may_stand_in_an_address() -> None:
    assert all(re.fullmatch(r"[a-z0-9_]{1,24}", lever) for lever in LEVERS)
