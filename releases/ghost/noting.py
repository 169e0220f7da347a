"""Noting what learners of a sample do where a dark release is watched, in the memory of a process.

While nothing is watched a request costs one look at `notes.watched`, which is empty. Where
something is, it costs a hash and a place in a list that holds so many and no more: what comes on
top is left out and counted. Nothing is asked of the database or written on a learner's time: the
request that finds it due hands the list over when its own answer has been sent.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from releases.ghost.replaying import Place
from releases.rings import bucket

MOST_WAITING = 100
"""Notes in a process until it hands them over, every few seconds: about 20 in a second."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watched:
    """What a process knows of one watch."""

    watch: int
    share: int
    salt: str
    places: frozenset[Place]

    def takes(self, place: Place, learner_key: str) -> bool:
        """Whether that is noted: of the learners who would have the release in A2, always."""
        return place in self.places and bucket(learner_key, self.salt) < self.share


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: the kind of its question, what was said, and the verdict that was told."""

    kind: str
    said: str
    told: str


@dataclass(frozen=True, slots=True)
class Note:
    """A page with the marks it was drawn from, or an answer; nobody's name."""

    watch: int
    place: Place
    at: datetime
    marks: Mapping[str, object] = field(default_factory=dict)
    given: Given | None = None


type HandOver = Callable[[Sequence[Note], Mapping[int, int]], None]
type Look = Callable[[], Mapping[str, tuple[Watched, ...]]]


class Notes:
    """The notes of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.watched: Mapping[str, tuple[Watched, ...]] = {}
        """What is watched, by course. Empty at nearly all times: ask this first."""
        self._clock, self._lock, self._exchanging = clock, Lock(), Lock()
        self._looked: float | None = None
        self._waiting: list[Note] = []
        self._dropped: Counter[int] = Counter()

    def page(self, scope: str, section: int, learner_key: str, marks: Mapping[str, object]) -> None:
        """Note a page that a learner had, with the marks it was drawn from."""
        place = section, ""
        for each in self.watched.get(scope, ()):
            if each.takes(place, learner_key):
                self._add(Note(each.watch, place, timezone.now(), marks))

    def answer(self, scope: str, place: Place, learner_key: str, given: Given) -> None:
        """Note an answer."""
        for each in self.watched.get(scope, ()):
            if each.takes(place, learner_key):
                self._add(Note(each.watch, place, timezone.now(), given=given))

    def _add(self, note: Note) -> None:
        with self._lock:
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(note)
            else:
                self._dropped[note.watch] += 1

    def is_due(self, every: float | None) -> bool:
        """Whether so many seconds have passed since the last time; None: never."""
        if every is None:
            return False
        return self._looked is None or self._clock() - self._looked >= every

    def exchange(self, hand_over: HandOver, look: Look) -> None:
        """Give away what waits, and see what is watched now. Of threads at once one does it.

        What the database does not take is left out and counted: nothing may pile up.
        """
        if not self._exchanging.acquire(blocking=False):
            return
        try:
            self._looked = self._clock()
            self._hand_over(hand_over)
            self.watched = look()
        except DatabaseError:
            _log.exception("what is read as a ghost cannot be looked up")
        finally:
            self._exchanging.release()

    def _hand_over(self, hand_over: HandOver) -> None:
        with self._lock:
            taken, self._waiting = self._waiting, []
            dropped, self._dropped = self._dropped, Counter()
        if not taken and not dropped:
            return
        try:
            hand_over(taken, dropped)
        except DatabaseError:
            with self._lock:
                self._dropped += dropped + Counter(note.watch for note in taken)
            raise

    def forget(self) -> None:
        """Know of nothing, as a process that has just started."""
        self.watched, self._looked = {}, None
        self._waiting, self._dropped = [], Counter()


notes = Notes()
"""Those of this process."""


def exchange_if_due(hand_over: HandOver, look: Look) -> None:
    """After a request: exchange, then let go of a connection that was had for this."""
    if not notes.is_due(settings.GHOST_SECONDS):
        return
    notes.exchange(hand_over, look)
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
