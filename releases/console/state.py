"""The part of a release's page that changes while one looks at it, and its fingerprint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import User
from releases.console.access import may_move
from releases.console.criteria import standings_of
from releases.console.panels import LATER, DrawnPanel, drawn_panels
from releases.console.rail import Station, audience, percent, stations
from releases.console.times import Moment, moment
from releases.models import Release, ReleaseEvent, ScheduledMove
from releases.rings import Ring
from releases.toggles.evaluating import is_on

PRESETS = (100, 500, 1000, 2500, 5000)
"""Shares that are one click away, in buckets."""

_CHANGES_ANYWAY = re.compile(r'name="csrfmiddlewaretoken" value="\w*"| hx-preserve="true"')


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a click: `kind` is "ok", "warn" or "bad"; the others were typed."""

    words: str
    kind: str = "ok"
    reason: str = ""
    share: str = ""
    told: str = ""


@dataclass(frozen=True)
class State:
    """A release as it stands now."""

    release: Release
    events: list[ReleaseEvent]
    may_move: bool
    panels: list[DrawnPanel] = field(default_factory=list)
    is_short_of_criteria: bool = False
    embargo: Moment | None = None

    @property
    def first_panels(self) -> list[DrawnPanel]:
        """Those right below the moves."""
        return [drawn for drawn in self.panels if drawn.panel.position < LATER]

    @property
    def later_panels(self) -> list[DrawnPanel]:
        """Those at the end of the page."""
        return [drawn for drawn in self.panels if drawn.panel.position >= LATER]

    @property
    def stations(self) -> list[Station]:
        """The rings on its way."""
        return stations(self.release, self.events)

    @property
    def last(self) -> ReleaseEvent | None:
        """The newest move."""
        return self.events[-1] if self.events else None

    @property
    def is_rolled_back(self) -> bool:
        """Whether it was taken away."""
        return self.release.ring == Ring.ROLLED_BACK

    @property
    def next_ring(self) -> Ring | None:
        """Where a promotion would take it."""
        ring = self.release.ring
        return Ring(ring + 1) if Ring.OFF <= ring < Ring.A3 else None

    @property
    def next_audience(self) -> str:
        """Who would see it then."""
        return audience(self.release.ring + 1, self.release.share)

    @property
    def is_on_its_way(self) -> bool:
        """Whether it can be held, and its share changed."""
        return self.release.ring in (Ring.A1, Ring.A2)

    @property
    def presets(self) -> list[tuple[str, str]]:
        """Shares to choose: what is sent, and what is shown."""
        others = [each for each in PRESETS if each != self.release.share]
        return [(f"{each / 100:g}", percent(each)) for each in others]

    @property
    def share(self) -> str:
        """The share as a percentage."""
        return percent(self.release.share)

    @property
    def summary(self) -> str:
        """Where it stands, in one sentence that is read aloud when it has changed."""
        ring = Ring(self.release.ring)
        words = {"ring": ring.label, "who": audience(ring, self.release.share)}
        if self.release.held:
            return _("Held in %(ring)s. Seen by: %(who)s.") % words
        return _("Stands in %(ring)s. Seen by: %(who)s.") % words


def state_of(release: Release, request: HttpRequest, person: User) -> State:
    """Read everything that the changing part shows."""
    events = list(release.events.select_related("by").order_by("number"))
    panels = list(drawn_panels(release, request, person, live=True))
    if not may_move(request):
        return State(release, events, may_move=False, panels=panels)
    at = timezone.now()
    kept = ScheduledMove.objects.embargo_on(release, release.ring + 1, at)
    return State(
        release,
        events,
        may_move=True,
        panels=panels,
        is_short_of_criteria=any(not each.met for each in standings_of(release, at=at)),
        embargo=moment(kept.not_before, kept.time_zone) if kept else None,
    )


def drawn(
    state: State, request: HttpRequest, *, told: Told | None = None, is_look: bool = False
) -> dict[str, Any]:
    """The changing part as HTML with its fingerprint, for the template around it.

    `is_look` when nobody clicked: what is being typed stays. While the site has too much to do
    the part is looked at less often, and says so.
    """
    is_live = is_on("live-pages")
    context = {
        "state": state, "release": state.release, "told": told, "is_look": is_look,
        "is_live": is_live,
    }  # fmt: skip
    html: SafeString = render_to_string("releases/_state.html", context, request)
    later: SafeString = render_to_string("releases/_later.html", context, request)
    quiet = html
    if told is not None:
        quiet = render_to_string("releases/_state.html", {**context, "told": None}, request)
    stamp = stamp_of(quiet + later)
    return {"state": state, "html": html, "later": later, "stamp": stamp, "is_live": is_live}


def stamp_of(html: str) -> str:
    """What two drawings of the same state have in common."""
    same = _CHANGES_ANYWAY.sub("", html)
    return hashlib.sha256(same.encode()).hexdigest()[:16]
