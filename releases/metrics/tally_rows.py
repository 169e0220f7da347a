"""Sums of a process as rows of tallies, added to what other processes have written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import batched

from django.db import connection, transaction

from releases.models import Release, Tally
from releases.rings import Ring

type Key = tuple[str, tuple[int, ...], bool, str, int, int]
"""Course, releases that reach the reader, whether staff, metric, minute since 1970, class."""
type Sums = tuple[int, float, float]
"""Observations, their sum, the sum of their squares."""
type _RowKey = tuple[str, int, str, str, int, int]
"""Course, release or 0, metric, readers, minute, class."""

KEPT = timedelta(days=90)
"""How long tallies are kept; a release that is everyone's for longer is compared with nothing."""
AT_ONCE = 500
"""Rows in one statement; each has nine values."""

_TABLE = Tally._meta.db_table
_ADD = """
INSERT INTO {table} AS t (scope, release_id, metric, readers, minute, slot, n, total, squares)
VALUES {rows}
ON CONFLICT ({identity}, metric, readers, minute, slot) WHERE release_id IS {null}
DO UPDATE SET n = t.n + excluded.n, total = t.total + excluded.total,
    squares = t.squares + excluded.squares
"""


def add_to_tallies(sums: Iterable[tuple[Key, Sums]]) -> None:
    """Add them in one transaction; any number of processes may do so at once.

    A release that has become everyone's, or is staff's only, has no rows of its own: everyone's
    rows say the same. Rows are written in one order, so that no two processes wait for each other.
    """
    items = list(sums)
    rows = _rows(items, _partly_seen({pk for key, _sums in items for pk in key[1]}))
    with transaction.atomic(), connection.cursor() as cursor:
        for of_release in (False, True):
            chosen = sorted(row for row in rows.items() if bool(row[0][1]) == of_release)
            for some in batched(chosen, AT_ONCE, strict=False):
                cursor.execute(_statement(len(some), of_release=of_release), [*_values(some)])


def forget_old_tallies(*, at: datetime) -> None:
    """Drop what is older than `KEPT`, a bit at a time."""
    old = Tally.objects.filter(minute__lt=at - KEPT).order_by("minute")
    Tally.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:AT_ONCE])).delete()


def _partly_seen(releases: set[int]) -> set[int]:
    """Those of the releases that were not everyone's: now in A2, or taken back since."""
    rows = Release.objects.filter(pk__in=releases).exclude(ring=Ring.A3)
    return set(rows.values_list("pk", flat=True))


def _rows(items: Iterable[tuple[Key, Sums]], partly: set[int]) -> dict[_RowKey, Sums]:
    """A row for everyone of the course, and one for each release that not everyone has."""
    rows: defaultdict[_RowKey, Sums] = defaultdict(lambda: (0, 0.0, 0.0))
    for (scope, releases, is_staff, metric, minute, slot), (n, total, squares) in items:
        readers = Tally.Readers.STAFF if is_staff else Tally.Readers.LEARNERS
        own = () if is_staff else tuple(pk for pk in releases if pk in partly)
        for release in (0, *own):
            key = (scope, release, metric, readers.value, minute, slot)
            kept = rows[key]
            rows[key] = (kept[0] + n, kept[1] + total, kept[2] + squares)
    return rows


def _statement(rows: int, *, of_release: bool) -> str:
    return _ADD.format(
        table=_TABLE,
        rows=", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * rows),
        identity="release_id" if of_release else "scope",
        null="NOT NULL" if of_release else "NULL",
    )


def _values(rows: Iterable[tuple[_RowKey, Sums]]) -> Iterator[str | int | float | datetime | None]:
    for (scope, release, metric, readers, minute, slot), sums in rows:
        at = datetime.fromtimestamp(minute * 60, tz=UTC)
        written = connection.ops.adapt_datetimefield_value(at)
        yield from (scope, release or None, metric, readers, written, slot, *sums)
