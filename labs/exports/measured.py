"""A run's measures as cells, each in the column of its name."""

from __future__ import annotations

import json
from functools import lru_cache

from courses.exports.cells import cell
from labs.exports.columns import measure_columns


@lru_cache(maxsize=4096)
def measured_cells(mechanics: str, measures: str) -> str:
    """The columns of the measures, and what today's mechanics no longer measure as JSON.

    Few runs of a lab differ in all of their measures, so the cells are kept.
    """
    left: dict[str, object] = json.loads(measures)
    cells = [
        _number(left.pop(name, "")) if of == mechanics else "" for of, name in measure_columns()
    ]
    others = json.dumps(left, ensure_ascii=False, sort_keys=True) if left else ""
    return ",".join((*cells, cell(others)))


def _number(value: object) -> str:
    """A number stays one; whatever else was stored is a text."""
    return str(value) if isinstance(value, int | float) else cell(str(value))
