"""What the shop's servers make of a minute: CPU, workers, page time and good pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

CORES = 12
CORES_IN_REDEPLOYMENT = 8
"""A third is taken out at a time while builds are exchanged."""
USABLE = 0.90
"""A tenth of the CPU is kept for the operating system."""
WORKERS = 240
"""Pages that can be under way at once."""

BASE_COST = 22
"""CPU milliseconds of a page with every toggle off."""
COST: Mapping[str, int] = {"recs": 14, "stock": 6, "media": 11, "checkout": 4}
"""CPU milliseconds that a toggle adds to every page."""

SUPPLIER_TIMEOUT = 2.0
"""Seconds that a call to the dead supplier holds its worker."""
FALLBACK_WAIT = 0.05
"""Seconds until the call is given up when there is a fallback."""

SATURATION = 0.98
"""The queue's formula has a pole at 1; from here on the wait is capped."""
SATURATED_FACTOR = 50
SLOWEST = 30_000
"""Milliseconds after which nobody waits any longer."""


@dataclass(frozen=True, slots=True)
class Load:
    """A minute in its steady state."""

    cost: int
    """CPU milliseconds per page."""
    cpu: float
    """Demand for CPU as a share of what there is; above 1 pages are turned away."""
    workers: float
    """Demand for workers as a share of what there is."""
    milliseconds: int
    """How long a page takes."""
    served: float
    """Share of pages that are served."""


def steady_load(
    pages: int,
    lit: Collection[str],
    *,
    supplier_down: bool = False,
    fallback: bool = False,
    cores: int = CORES,
) -> Load:
    """The steady state at so many pages a second.

    CPU by the utilisation law (demand = rate times service time), workers by Little's law (in
    flight = rate times time in service), page time as in an M/M/1 queue: S (1 + u / (1 - u)).
    """
    cost = BASE_COST + sum(COST[toggle] for toggle in lit)
    cpu = pages * cost / (cores * 1000 * USABLE)
    wait = 0.0
    if supplier_down and "stock" in lit:
        wait = FALLBACK_WAIT if fallback else SUPPLIER_TIMEOUT
    workers = pages * (cost / 1000 + wait) / WORKERS
    factor = 1 + cpu / (1 - cpu) if cpu < SATURATION else SATURATED_FACTOR
    milliseconds = round(min(cost * factor + wait * 1000, SLOWEST))
    served = min(1.0, 1 / max(cpu, 1.0), 1 / max(workers, 1.0))
    return Load(cost, cpu, workers, milliseconds, served)
