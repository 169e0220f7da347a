"""What is worked out once for an author's parameters: the A/B test's customers, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from labs.mechanics import Setup

from .experiment import Counts, Table, counted
from .panel import SHARES
from .parameters import Numbers

TEST = "test"


def as_json(table: Table) -> dict[str, object]:
    """The counts of each minute as lists, by share."""
    rows = {
        str(share): [[c.old, c.old_bought, c.new, c.new_bought] for c in minutes]
        for share, minutes in table.items()
    }
    return {TEST: rows}


def table_of(setup: Setup) -> Table:
    """The counts as prepared; counted afresh where a setup was never prepared."""
    rows = setup.prepared.get(TEST)
    if not isinstance(rows, Mapping):
        numbers = Numbers.of(setup.parameters)
        return counted(numbers.day, numbers.customers)
    return {share: tuple(Counts(*row) for row in rows[str(share)]) for share in SHARES}
