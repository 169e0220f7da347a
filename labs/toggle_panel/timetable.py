"""The ten minutes of the shift: how many people come, and what goes wrong when."""

from __future__ import annotations

from dataclasses import dataclass

from .parameters import Numbers

MINUTES = 10
EVENTS = (
    "launch",
    "quiet",
    "peak",
    "still_peak",
    "supplier",
    "still_supplier",
    "checkout",
    "warning",
    "store",
    "last",
)


@dataclass(frozen=True, slots=True)
class Minute:
    """What a minute brings, whatever is decided."""

    number: int
    event: str
    load: int
    """Pages a second."""
    supplier_down: bool
    clashes: bool
    """Whether the new checkout throws next to the toggle it cannot live with."""
    store_gone: bool


def minute(numbers: Numbers, number: int) -> Minute:
    """The minute of that number, from 1 to 10."""
    event = EVENTS[number - 1]
    loads = {"launch": numbers.normal_load, "quiet": numbers.normal_load}
    loads |= {"peak": numbers.peak_load, "still_peak": numbers.peak_load}
    loads |= {"last": numbers.normal_load}
    return Minute(
        number=number,
        event=event,
        load=loads.get(event, numbers.busy_load),
        supplier_down=event in ("supplier", "still_supplier"),
        clashes=number >= 7,
        store_gone=event == "store",
    )
