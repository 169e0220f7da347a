"""The panel of switches: four toggles, a fallback, and what holds when their store is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

TOGGLES = ("recs", "stock", "media", "checkout")
"""Recommendations, live stock, the media gallery and the new checkout."""

SHARES = (10, 50)
"""Per cent of customers who may be given the new checkout."""

POLICIES = ("static", "off", "on")
"""What the servers do without the toggle store: keep what they know, all off, or all on."""


@dataclass(frozen=True, slots=True)
class Panel:
    """How every switch stands."""

    recs: bool = True
    stock: bool = True
    media: bool = True
    share: int = 0
    """Per cent of customers in the new checkout: 0 while its toggle is off."""
    fallback: bool = False
    """Whether the call to the supplier fails fast and its part of the page is left out."""
    policy: str = "off"

    @property
    def lit(self) -> frozenset[str]:
        """The toggles that are on, for whatever share of customers."""
        stands: Mapping[str, bool] = {
            "recs": self.recs,
            "stock": self.stock,
            "media": self.media,
            "checkout": self.share > 0,
        }
        return frozenset(toggle for toggle, on in stands.items() if on)

    def without_store(self) -> Panel:
        """What the servers do while the toggle store does not answer."""
        if self.policy == "static":
            return self
        on = self.policy == "on"
        return replace(self, recs=on, stock=on, media=on, share=100 if on else 0)


START = Panel()
"""How the shift is handed over: nobody has yet decided about the supplier or the store."""
