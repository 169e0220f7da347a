"""The console's own panels: what a release ships, its tests, its notes, its moves so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.console.asking import told_event
from releases.console.criteria import standings_of
from releases.console.lamps import state_word
from releases.console.panels import Panel, register_panel
from releases.console.rail import told_person
from releases.console.shipped import shipped_in
from releases.console.times import Moment, moment
from releases.health import lamps_of
from releases.models import AmendedNotes, Release, ReleaseEvent, ScheduledMove
from releases.notes import wordings
from releases.rings import Ring

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTLED_SHOWN = 5
"""Scheduled moves that were made, refused or cancelled, on the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the history."""

    event: ReleaseEvent

    @property
    def what(self) -> str:
        """What happened."""
        return told_event(self.event)

    @property
    def by(self) -> str:
        """Who did it."""
        return told_person(self.event.by)


@dataclass(frozen=True, slots=True)
class Planned:
    """One scheduled move, its time told in its own zone and in UTC."""

    scheduled: ScheduledMove

    @property
    def when(self) -> Moment:
        """Its time in both zones."""
        return moment(self.scheduled.not_before, self.scheduled.time_zone)

    @property
    def by(self) -> str:
        """Who scheduled it."""
        return told_person(self.scheduled.by)


def _criteria(release: Release, _person: User) -> Mapping[str, object] | None:
    if release.ring not in (Ring.OFF, Ring.A1, Ring.A2):
        return None
    standings = standings_of(release, at=timezone.now())
    return {"standings": standings, "next": Ring(release.ring + 1)}


def _lamps(release: Release, _person: User) -> Mapping[str, object]:
    return {"lamps": [(lamp, state_word(lamp.state)) for lamp in lamps_of(release)]}


def _history(release: Release, _person: User) -> Mapping[str, object]:
    events = release.events.select_related("by").order_by("-number")
    return {"lines": [Line(event) for event in events]}


def _ships(release: Release, person: User) -> Mapping[str, object]:
    may_take_out = not release.moves and person.has_perm("releases.change_release")
    return {"shipped": shipped_in(release, person), "may_take_out": may_take_out}


def _tests(release: Release, _person: User) -> Mapping[str, object] | None:
    return {} if release.ring != Ring.ROLLED_BACK else None


def _notes(release: Release, _person: User) -> Mapping[str, object]:
    people = Prefetch("amended_notes", AmendedNotes.objects.select_related("by"))
    prefetch_related_objects([release], people)
    newest, *earlier = wordings(release)
    return {"notes": newest, "earlier": earlier}


def _scheduled(release: Release, person: User) -> Mapping[str, object] | None:
    rows = ScheduledMove.objects.filter(release=release).select_related("by", "release")
    waiting = [Planned(row) for row in rows.waiting()]
    settled = rows.exclude(state=ScheduledMove.State.WAITING).order_by("-settled_at", "-id")
    may_move = person.has_perm("releases.promote_release")
    can_plan = may_move and release.ring in (Ring.OFF, Ring.A1, Ring.A2)
    shown = [Planned(row) for row in settled[:SETTLED_SHOWN]]
    if not (waiting or shown or can_plan):
        return None
    return {"waiting": waiting, "settled": shown, "may_move": may_move, "can_plan": can_plan}


def connect() -> None:
    """Register them."""
    own = (
        Panel("criteria", _("Criteria"), 10, "releases/_criteria.html", _criteria, live=True),
        Panel("lamps", _("Health"), 20, "releases/_lamps.html", _lamps, live=True),
        Panel("scheduled", _("Scheduled"), 25, "releases/_scheduled.html", _scheduled, live=True),
        Panel("ships", _("What it ships"), 30, "releases/_ships.html", _ships, wide=True),
        Panel("tests", _("Smoke tests"), 40, "releases/_tests.html", _tests),
        Panel("notes", _("Notes for learners"), 60, "releases/_notes.html", _notes),
        Panel("history", _("History"), 90, "releases/_history.html", _history, True, True),
    )
    for panel in own:
        register_panel(panel)
