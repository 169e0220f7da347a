"""The guide names every number, measure and failure of the labs, with their bounds."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from labs.mechanics import Mechanics, mechanics_keys, mechanics_of
from tests.labs.toy import TOY

GUIDE = (Path(__file__).parents[3] / "docs" / "labs.md").read_text(encoding="utf-8")
SHIPPED = ("switchboard", "immune_system", "toggle_panel", "ghost_load")


def _rows(of: Mechanics) -> Iterable[str]:
    """How each row of the guide has to begin, or to end."""
    for each in of.parameters:
        yield rf"^\| `{each.name}` \| .+ \| {each.least:,} to {each.most:,} \| {each.default:,} \|$"
    for name in [*(measure.name for measure in of.measures), *of.failures]:
        yield rf"^\| `{name}` \| .+ \|$"


@pytest.mark.parametrize("key", SHIPPED)
def test_the_guide_has_a_row_for_everything_a_lab_knows_and_no_other(key: str) -> None:
    part = GUIDE.split(f"\n## {key}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]

    wanted = list(_rows(mechanics_of(key)))

    assert len(rows) == len(wanted)
    assert [
        pattern for pattern, row in zip(wanted, rows, strict=True) if not re.match(pattern, row)
    ] == []


def test_all_labs_that_the_app_registers_are_in_the_guide() -> None:
    made_up = {key for key in mechanics_keys() if type(mechanics_of(key)).__module__[:5] == "tests"}

    assert set(mechanics_keys()) - made_up == set(SHIPPED)
    assert TOY.key in made_up
