"""Notes on their way into the database, and what is watched on its way out of it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.core.signals import request_finished
from django.db import connection, transaction
from django.db.models import Count, F
from django.utils import timezone

from jobs.tidying import register_tidier
from releases.ghost.background import A_BIT, read_ghosts
from releases.ghost.noting import Given, Note, Watched, exchange_if_due
from releases.ghost.reading import DARK
from releases.ghost.watching import end_with_a_move
from releases.models import GhostNote, GhostWatch
from releases.moving import register_moved

MOST_KEPT = 2_000
"""Notes of one watch that wait at a time; where nobody reads them, no more are kept."""

# Not by model instances: other requests of the process share its time with this.
_APPEND = f"""
INSERT INTO {GhostNote._meta.db_table} (watch_id, section, question, marks, kind, answer, told, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


def watched_now() -> dict[str, tuple[Watched, ...]]:
    """What is watched, by course: one statement."""
    found: dict[str, list[Watched]] = defaultdict(list)
    rows = GhostWatch.objects.filter(
        ended_at=None, until__gt=timezone.now(), release__ring__in=DARK
    )
    for watch in rows.select_related("release").order_by("id"):
        places = [(section, "") for section in watch.sections]
        places += [(section, key) for section, key in watch.questions]
        release = watch.release
        found[release.scope].append(Watched(watch.pk, watch.share, release.salt, frozenset(places)))
    return {scope: tuple(each) for scope, each in found.items()}


@transaction.atomic
def keep(notes: Sequence[Note], dropped: Mapping[int, int]) -> None:
    """Store what there is room for, and count the rest; of a watch that is over, nothing."""
    named = {note.watch for note in notes} | set(dropped)
    # Locked, so that whoever ends a watch meanwhile finds every note of it.
    going_on = GhostWatch.objects.select_for_update().filter(pk__in=named, ended_at=None)
    on = set(going_on.order_by("id").values_list("pk", flat=True))
    waiting = GhostNote.objects.filter(watch__in=on).order_by().values_list("watch")
    room = {pk: MOST_KEPT - n for pk, n in waiting.annotate(n=Count("id"))}
    left_out = Counter({pk: n for pk, n in dropped.items() if pk in on})
    rows: list[tuple[str | int | None, ...]] = []
    for note in notes:
        if note.watch not in on:
            continue
        room[note.watch] = room.get(note.watch, MOST_KEPT) - 1
        if room[note.watch] < 0:
            left_out[note.watch] += 1
            continue
        rows.append(_row(note))
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_APPEND, rows)
    for pk, number in left_out.items():
        GhostWatch.objects.filter(pk=pk).update(dropped=F("dropped") + number)


def _row(note: Note) -> tuple[str | int | None, ...]:
    """The values of `_APPEND`."""
    given = note.given or Given("", "", "")
    at = connection.ops.adapt_datetimefield_value(note.at)
    return (note.watch, *note.place, json.dumps(note.marks), given.kind, given.said, given.told, at)


def after_request(**_signal: object) -> None:
    """After each request that has been answered."""
    exchange_if_due(keep, watched_now)


def connect() -> None:
    """Have each process hand its notes over, a worker read them, and moves end what they must."""
    request_finished.connect(after_request, dispatch_uid="releases.ghost.keeping")
    register_tidier(lambda at: read_ghosts(at=at, seconds=A_BIT))
    register_moved(end_with_a_move)
