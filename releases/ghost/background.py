"""Reading what waits: with a dark release and as everyone reads it, apart from any learner.

Notes are read first and in no transaction, so that nobody waits for a page that is drawn. Then one
short transaction takes them away and adds what was found. Of two at once the first one's counts;
killed in the middle, the notes are there for the next.
"""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from releases.ghost.reading import DARK
from releases.ghost.replaying import Found, replay
from releases.ghost.watching import end_what_is_over, ends_as_changed
from releases.models import GhostFigure, GhostNote, GhostWatch

AT_ONCE = 25
"""Notes in one go: about as many as a worker draws in half a second."""
A_BIT = 2.0
"""Seconds that a worker may take by the way, now and then."""
STALE = timedelta(hours=1)
"""Notes that nobody read for so long are thrown away: they tell of what learners did."""
MOST_DETAILS = 50
"""Different errors that are kept of one section; others are counted together."""
OTHERS = "…"


def read_ghosts(*, at: datetime, seconds: float | None = None) -> int:
    """Read what waits for every watch, oldest first; how many notes were read.

    `seconds` is when to stop, once begun, and None until nothing waits any more.
    """
    began, read = time.monotonic(), 0
    _throw_stale_away(at)
    end_what_is_over(at=at)
    for watch in _going_on():
        if ends_as_changed(watch, at=at):
            continue
        while number := _read_some(watch):
            read += number
            if seconds is not None and time.monotonic() - began >= seconds:
                return read
    end_what_is_over(at=at)
    return read


def _going_on() -> list[GhostWatch]:
    """The watches that have something to read."""
    waiting = GhostWatch.objects.filter(ended_at=None, release__ring__in=DARK)
    some = waiting.filter(pk__in=GhostNote.objects.order_by().values("watch"))
    return list(some.select_related("release").order_by("id"))


def _read_some(watch: GhostWatch) -> int:
    """Read a few notes; how many. None where none waits, or somebody else was first."""
    room = max(0, watch.most - watch.taken)
    some = list(GhostNote.objects.filter(watch=watch).order_by("id")[: min(AT_ONCE, room)])
    if not some:
        return 0
    found = Counter(replay(watch.release, some))
    return len(some) if _settle(watch, some, found) else 0


@transaction.atomic
def _settle(watch: GhostWatch, notes: list[GhostNote], found: Counter[Found]) -> bool:
    """Take the notes away and add what was found, unless the watch has moved on; whether so."""
    unread = GhostWatch.objects.filter(pk=watch.pk, ended_at=None, taken=watch.taken)
    if not unread.update(taken=F("taken") + len(notes)):
        return False
    watch.taken += len(notes)
    GhostNote.objects.filter(pk__in=[note.pk for note in notes]).delete()
    known = set(watch.figures.values_list("what", "place", "detail"))
    for each, number in _within_limits(found, known).items():
        key = {"what": each.what, "place": each.place, "detail": each.detail}
        if not watch.figures.filter(**key).update(n=F("n") + number):
            watch.figures.create(**key, n=number)
    return True


def _within_limits(found: Counter[Found], known: set[tuple[str, str, str]]) -> Counter[Found]:
    """The same, with errors beyond so many different ones of a section called the others."""
    within: Counter[Found] = Counter()
    for each, number in sorted(found.items(), key=lambda one: repr(one[0])):
        key = each.what, each.place, each.detail
        if each.what == GhostFigure.What.ERROR and key not in known:
            errors = [k for k in known if k[:2] == key[:2]]
            if len(errors) >= MOST_DETAILS:
                each = Found(each.what, each.place, OTHERS)  # noqa: PLW2901
        known.add((each.what, each.place, each.detail))
        within[each] += number
    return within


def _throw_stale_away(at: datetime) -> None:
    """Take away what nobody has read in time, and count it as left out."""
    old = GhostNote.objects.filter(at__lt=at - STALE)
    for watch in old.order_by("watch").values_list("watch", flat=True).distinct():
        with transaction.atomic():
            number, _by_model = old.filter(watch=watch).delete()
            GhostWatch.objects.filter(pk=watch).update(dropped=F("dropped") + number)
