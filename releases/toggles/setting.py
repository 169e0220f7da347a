"""How a toggle is set: everything but the switch itself, checked in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Cohort, User
from releases.models.toggles import PASSING, Toggle, ToggleKind
from releases.toggles.rules import GarbageRowError, variants_of


class ChangeRefusedError(Exception):
    """The toggle may not change so; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything of a toggle that may be changed, but the switch itself."""

    kind: ToggleKind
    meaning: str
    owner: User | None
    remove_by: date | None
    percent: int = 100
    cohorts: Collection[Cohort] = ()
    variants: tuple[tuple[str, int], ...] = ()
    scope: str = ""

    def check(self) -> None:
        """Raises ChangeRefusedError for settings that nobody can read or the database refuses."""
        if self.kind in PASSING and self.remove_by is None:
            raise ChangeRefusedError(_("Say by when it will be removed: it is meant to pass."))
        if not 0 <= self.percent <= 100:
            raise ChangeRefusedError(_("Give a whole number from 0 to 100 per cent."))
        try:
            variants_of([list(pair) for pair in self.variants])
        except GarbageRowError:
            words = _("Write each variant as a name and a weight from 0 to 10000: “blue 50”.")
            raise ChangeRefusedError(words) from None

    def told(self) -> dict[str, object]:
        """As an event keeps it: without people, whose names have to be forgettable."""
        return {
            "kind": self.kind.value,
            "percent": self.percent,
            "variants": [list(pair) for pair in self.variants],
            "cohorts": [cohort.slug for cohort in self.cohorts],
            "scope": self.scope,
            "remove_by": self.remove_by.isoformat() if self.remove_by else None,
        }


def settings_of(toggle: Toggle) -> Settings:
    """How a toggle is set. Raises GarbageRowError where its variants make no sense."""
    return Settings(
        kind=ToggleKind(toggle.kind),
        meaning=toggle.meaning,
        owner=toggle.owner,
        remove_by=toggle.remove_by,
        percent=toggle.percent,
        cohorts=tuple(toggle.cohorts.order_by("id")) if toggle.pk else (),
        variants=variants_of(toggle.variants),
        scope=toggle.scope,
    )
