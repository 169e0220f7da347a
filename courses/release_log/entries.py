"""What learners of a course may know of each release that has moved.

Its name, its notes for them, the rings it reached and when, whether they read it themselves, and
which sections it changed, by the titles under which they see these. Never why or by whom it was
moved, nor a word of what it ships: a reason is told only where somebody wrote one for learners.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from courses.reading.page import Reader
from courses.release_log.sections import sections_changed
from releases.models import Release, ReleaseEvent
from releases.notes import wordings
from releases.rings import BUCKETS, Ring

MOST_SHOWN = 30
"""Releases on the page, newest first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One ring of a release's way; without a time it has not been reached."""

    ring: str
    who: str
    at: datetime | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A section that a release changed, as this learner sees it."""

    code: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One release as one learner may know it."""

    id: int
    name: str
    notes: str
    amended_at: datetime | None
    """When the notes were worded as they are; None for the first ones."""
    steps: tuple[Step, ...]
    taken_back_at: datetime | None
    told: str
    """Why it was rolled back, in words for learners; "" where none were written."""
    sections: tuple[Changed, ...]
    unseen: int
    """How many sections it changed that this learner cannot see."""
    reads: bool
    yours: str
    """Whether this learner reads it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Log:
    """The newest releases of a course; `stamp` is another as soon as anything is told otherwise."""

    entries: tuple[Entry, ...]

    @property
    def stamp(self) -> str:
        """A short name of this state."""
        return sha256(repr(self.entries).encode()).hexdigest()[:16]

    @property
    def summary(self) -> str:
        """What is read aloud when something has moved."""
        if not self.entries:
            return ""
        newest = max(self.entries, key=_last_move)
        here = next((step.ring for step in newest.steps if step.is_here), _("rolled back"))
        return _("“%(release)s”: %(ring)s") % {"release": newest.name, "ring": here}


def _last_move(entry: Entry) -> datetime:
    times = [*(step.at for step in entry.steps), entry.taken_back_at]
    return max(at for at in times if at is not None)


def release_log(reader: Reader, *, is_staff: bool) -> Log:
    """The log as this learner may read it, in as many queries for few releases as for many."""
    moved = Release.objects.filter(scope=reader.course.slug, moves__gt=0)
    shown = list(moved.order_by("-id").prefetch_related("events", "amended_notes")[:MOST_SHOWN])
    changed = sections_changed([release.pk for release in shown])
    return Log(tuple(_entry(each, changed, reader, is_staff=is_staff) for each in shown))


def _entry(
    release: Release, changed: Mapping[int, set[int]], reader: Reader, *, is_staff: bool
) -> Entry:
    ids = changed.get(release.pk, set())
    seen = [section for section in reader.course.sections if section.id in ids]
    events = sorted(release.events.all(), key=lambda event: event.number)
    back = next((e for e in events if e.kind == ReleaseEvent.Kind.ROLLED_BACK), None)
    reads = release.pk in reader.standing.releases
    notes = wordings(release)[0]
    return Entry(
        id=release.pk, name=release.name, notes=notes.words, amended_at=notes.at,
        steps=_steps(release, events),
        taken_back_at=back.at if back else None, told=back.told if back else "",
        sections=tuple(
            Changed(f"{s.module.code} / {s.code}", s.short_title, s.url) for s in seen
        ),
        unseen=len(ids) - len(seen), reads=reads,
        yours=_yours(release, reads=reads, is_staff=is_staff),
    )  # fmt: skip


def _steps(release: Release, events: Iterable[ReleaseEvent]) -> tuple[Step, ...]:
    reached = {event.to_ring: event for event in events if event.kind == ReleaseEvent.Kind.PROMOTED}
    shares = [e.share for e in events if e.to_ring == Ring.A2]
    share = _("%(share)s %% of the learners") % {"share": percent(shares[-1])} if shares else ""
    who = {
        Ring.A1: _("staff"), Ring.A2: share or _("some of the learners"), Ring.A3: _("everyone"),
    }  # fmt: skip
    return tuple(
        Step(
            ring.name, words, reached[ring].at if ring in reached else None,
            is_here=release.ring == ring,
        )
        for ring, words in who.items()
    )  # fmt: skip


def _yours(release: Release, *, reads: bool, is_staff: bool) -> str:
    match release.ring:
        case Ring.ROLLED_BACK:
            return _("Nobody reads it any more. What you answered is kept.")
        case Ring.A3:
            return _("You read it, as everyone does.")
        case _ if is_staff:
            return _("You read it already, as staff.")
        case Ring.A2 if reads:
            share = {"share": percent(release.share)}
            return _("You are in the %(share)s %% who read it already.") % share
        case Ring.A2:
            share = {"share": percent(BUCKETS - release.share)}
            return _("You are in the %(share)s %% who still read what was before it.") % share
    return _("Only staff read it so far.")


def percent(buckets: int) -> str:
    """A share of so many hundredths of a per cent, as per cent: 500 is "5"."""
    return f"{buckets / 100:g}"
