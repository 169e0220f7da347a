"""The numbers that authors may set, as the model reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Numbers:
    """One shift's numbers. The defaults are those of the golden runs."""

    normal_load: int = 120
    """Pages a second in the minutes 1, 2 and 10."""
    peak_load: int = 240
    """Pages a second in the minutes 3 and 4."""
    busy_load: int = 150
    """Pages a second in the minutes 5 to 9."""
    good_goal: int = 99
    """Per cent of the shift's pages that have to be good."""
    lit_goal: int = 70
    """Per cent of the toggle minutes in which a toggle has to be on."""
    customers: int = 1000
    """Customers who meet the A/B test in a minute."""
    partner: int = 3
    """Which toggle the new checkout cannot live with: 1 recs, 2 stock, 3 media."""
    day: int = 1
    """Which day's customers come; chance differs from day to day."""

    @classmethod
    def of(cls, parameters: Mapping[str, int]) -> Numbers:
        """Read them by name; what is not named keeps its default."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in parameters.items() if name in names})
