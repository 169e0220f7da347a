"""A panel of a release's page: the toggles that its texts ask for, and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import SectionRevision
from courses.rendering import TogglePart, parts_from_json
from releases.console.panels import Panel, register_panel
from releases.models import Release, Toggle
from releases.toggles.changing import of_declaration
from releases.toggles.declared import DECLARED
from releases.toggles.pages.access import toggles_for
from releases.toggles.pages.cards import Card, card_of


@dataclass(frozen=True, slots=True)
class AskedToggle:
    """One toggle that texts ask for. Without a card nobody has made it: its stretches of “off” are
    shown to everyone."""

    name: str
    texts: tuple[str, ...]
    """Where it is asked for, and for which sides: "06.3 on, off"."""
    card: Card | None
    url: str
    """Its page; "" where the person may not open it."""

    @property
    def mark(self) -> str:
        """breach for one that is overdue or not there, fine for one that is on, else too-few."""
        if self.card is None or self.card.is_overdue:
            return "breach"
        return "fine" if self.card.toggle.on and not self.card.is_eased else "too-few"


def asked_by(release: Release, person: User) -> list[AskedToggle]:
    """Every toggle that the release's texts ask for, by name: two queries, three at most."""
    texts = SectionRevision.objects.filter(release=release).select_related(
        "section__module__course"
    )
    asked = _by_name(sorted(texts, key=attrgetter("section.module.number", "section.number")))
    if not asked:
        return []
    cards, today = _cards(asked), timezone.localdate()
    own = (
        {toggle.name for toggle in toggles_for(person)}
        if person.has_perm("releases.view_toggle")
        else set()
    )
    return [
        AskedToggle(
            name, tuple(asked[name]),
            card_of(cards[name], today=today) if name in cards else None,
            reverse("toggles:toggle", args=[name]) if name in own else "",
        )
        for name in sorted(asked)
    ]  # fmt: skip


def _by_name(texts: Iterable[SectionRevision]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        sides: dict[str, dict[str, None]] = {}
        for part in parts_from_json(text.rendered["parts"]):
            if isinstance(part, TogglePart) and not part.is_end:
                sides.setdefault(part.name, {})[part.when] = None
        for name, whens in sides.items():
            found.setdefault(name, []).append(f"{text.section.code} {', '.join(whens)}")
    return found


def _cards(names: Iterable[str]) -> dict[str, Toggle]:
    """Those of them that are stored or declared."""
    stored = Toggle.objects.filter(name__in=names).select_related("owner")
    declared = {n: of_declaration(DECLARED[n], owner=None) for n in names if n in DECLARED}
    return declared | {each.name: each for each in stored.prefetch_related("cohorts")}


def _panel(release: Release, person: User) -> Mapping[str, object] | None:
    asked = asked_by(release, person)
    return {"asked": asked} if asked else None


register_panel(
    Panel("toggles", _("Toggles its texts ask for"), 35, "releases/_toggles.html", _panel)
)
