"""Who met which side of a toggle, gathered in the process and written a little later.

On the page's way it costs a look into a set. The request that finds the notes due writes all of
them when its own answer is out; a process that ends takes at most the last FLUSH_SECONDS along.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import Error

from accounts.models import Learner
from releases.models.toggles import Exposure, Toggle

_log = logging.getLogger("site.toggles")
MOST_WAITING = 5_000
"""So many notes wait for a database that does not answer; more are lost, not kept."""
MOST_REMEMBERED = 50_000
"""So many pairs of toggle and learner are known to be noted; then it begins anew."""
DUE_FROM = 500
"""So many notes are written at once, however young they are."""

type _Pair = tuple[int, int]


class Exposures:
    """The notes of one process: by toggle and learner, the first thing each of them got."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._waiting: dict[_Pair, tuple[str, datetime]] = {}
        self._noted: set[_Pair] = set()
        self._since = 0.0

    def note(self, toggle: int, learner: int, variant: str, *, now: Callable[[], datetime]) -> None:
        """Remember that the learner met the toggle and got that; only the first time counts."""
        pair = toggle, learner
        if pair in self._noted:
            return
        with self._lock:
            if len(self._noted) >= MOST_REMEMBERED:
                self._noted.clear()
            if len(self._waiting) >= MOST_WAITING:
                return
            self._noted.add(pair)
            if not self._waiting:
                self._since = self._clock()
            self._waiting.setdefault(pair, (variant, now()))

    def is_due(self) -> bool:
        """Whether there is something to write, and it has waited long enough."""
        every: float | None = settings.TOGGLES_FLUSH_SECONDS
        if every is None or not self._waiting:
            return False
        return len(self._waiting) >= DUE_FROM or self._clock() - self._since >= every

    def flush(self) -> int:
        """Write what waits; how many there were. They wait on where the database is silent.

        Somebody or something deleted meanwhile is left out; of two processes the first counts.
        """
        with self._lock:
            taken, self._waiting = self._waiting, {}
        if not taken:
            return 0
        try:
            _write(taken)
        except Error as error:
            _log.warning("exposures cannot be written, they wait: %s", error)
            with self._lock:
                self._waiting = {**taken, **self._waiting}
                self._since = self._clock()
            return 0
        return len(taken)

    def forget(self) -> None:
        """Know of none, as a process that has just started."""
        with self._lock:
            self._waiting, self._noted = {}, set()


def _write(taken: dict[_Pair, tuple[str, datetime]]) -> None:
    toggles = set(
        Toggle.objects.filter(pk__in={toggle for toggle, _ in taken}).values_list("pk", flat=True)
    )
    known = Learner.objects.filter(pk__in={learner for _, learner in taken}, forgotten_at=None)
    learners = set(known.values_list("pk", flat=True))
    Exposure.objects.bulk_create(
        [
            Exposure(toggle_id=toggle, learner_id=learner, variant=variant, at=at)
            for (toggle, learner), (variant, at) in taken.items()
            if toggle in toggles and learner in learners
        ],
        ignore_conflicts=True,
        batch_size=DUE_FROM,
    )


exposures = Exposures()
"""Those of this process."""


def flush_if_due(**_kwargs: object) -> None:
    """Write them when they are due: called after a request has been answered."""
    if exposures.is_due():
        exposures.flush()
