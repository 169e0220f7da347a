"""What the database said last of every toggle, kept in the process.

Nothing asks the database about one toggle: whoever finds the snapshot old reads all of them anew,
one thread at a time, in one small query, while the others go on with what there is. Where the
database cannot be read the last known state stays, and before anything was read the declared
defaults hold: toggles fail static.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from django.conf import settings
from django.db import Error, connection

from releases.models.toggles import ToggleKind
from releases.toggles.declared import DECLARED
from releases.toggles.reading import Members, ToggleRow, members_of, toggle_rows
from releases.toggles.rules import GarbageRowError, Rule, variants_of

_log = logging.getLogger("site.toggles")
_FIRST_READ_SECONDS = 1.0
"""How long a thread waits for another's very first read before it takes the defaults."""


def declared_rules() -> dict[str, Rule]:
    """The state in code of every declared toggle, by name; none of them has a row: id 0."""
    return {
        each.name: Rule(0, each.name, each.kind, each.default, 100, "")
        for each in DECLARED.values()
    }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every toggle at one moment, and the members of the cohorts that toggles name."""

    rules: Mapping[str, Rule] = field(default_factory=declared_rules)
    members: Mapping[int, Members] = field(default_factory=dict)
    asked_at: float | None = None
    """When the database was asked last, by the process's own clock; None before the first time."""
    is_stale: bool = False
    """Whether it did not answer then: this is what was known before."""
    told: dict[str, bool] = field(default_factory=dict, init=False, compare=False)
    """What was answered of toggles that are alike for everyone, by name: asked for once."""

    def is_member(self, rule: Rule, learner_id: int | None) -> bool:
        """Whether the learner is in one of the cohorts that the toggle names."""
        return any(
            learner_id in self.members[cohort].learners
            for cohort in rule.cohorts
            if cohort in self.members
        )


def read(known: Snapshot) -> Snapshot:
    """The toggles as they stand. A row that makes no sense leaves its toggle as it was known.

    Raises django.db.Error where the database does not answer.
    """
    rows: dict[str, list[ToggleRow]] = {}
    for row in toggle_rows():
        rows.setdefault(row.name, []).append(row)
    rules = declared_rules()
    for name, of_toggle in rows.items():
        try:
            rules[name] = _rule(of_toggle)
        except GarbageRowError as error:
            _log.error("toggle %s makes no sense: %s", name, error)
            if name in known.rules:
                rules[name] = known.rules[name]
    wanted = [row for of_toggle in rows.values() for row in of_toggle]
    return Snapshot(rules, members_of(wanted, known.members))


def _rule(rows: list[ToggleRow]) -> Rule:
    """The rule of one toggle from its rows: one for each cohort it names, or a single one."""
    first = rows[0]
    return Rule(
        id=first.id,
        name=first.name,
        kind=ToggleKind(first.kind),
        on=first.on,
        percent=first.percent,
        salt=first.salt,
        cohorts=frozenset(row.cohort for row in rows if row.cohort is not None),
        variants=variants_of(first.variants),
    )


class Store:
    """The process's snapshot, and when to read it anew."""

    def __init__(
        self,
        read: Callable[[Snapshot], Snapshot] = read,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read, self._clock = read, clock
        self._kept = Snapshot()
        self._reading = Lock()

    def current(self) -> Snapshot:
        """What is known, at most TOGGLES_REFRESH_SECONDS old while the database answers.

        Inside a transaction nothing is read: what it wrote may be taken back, and a statement
        that failed would take the caller's work along.
        """
        kept, every = self._kept, settings.TOGGLES_REFRESH_SECONDS
        if every is None:
            return kept
        age = None if kept.asked_at is None else self._clock() - kept.asked_at
        if (age is not None and 0 <= age < every) or connection.in_atomic_block:
            return kept
        is_first = kept.asked_at is None
        if self._reading.acquire(
            blocking=is_first, timeout=_FIRST_READ_SECONDS if is_first else -1
        ):
            try:
                self.refresh()
            finally:
                self._reading.release()
        return self._kept

    @property
    def is_stale(self) -> bool:
        """Whether the database did not answer when it was asked last."""
        return self._kept.is_stale

    def refresh(self) -> Snapshot:
        """Read now, whatever the age; where the database does not answer, keep what is known."""
        known = self._kept
        try:
            self._kept = replace(self._read(known), asked_at=self._clock())
        except Error as error:
            if not known.is_stale:
                _log.warning("toggles cannot be read, the last known stay: %s", error)
            self._kept = replace(known, asked_at=self._clock(), is_stale=True)
        return self._kept

    def keep(self, rules: Mapping[str, Rule]) -> None:
        """Have these hold until the next read, beside the declared ones."""
        self._kept = Snapshot(declared_rules() | dict(rules), asked_at=self._clock())

    def forget(self) -> None:
        """Know nothing again, as a process that has just started."""
        self._kept = Snapshot()

    def expire(self) -> None:
        """Have the next one who asks read anew; until then what is known holds."""
        self._kept = replace(self._kept, asked_at=None)


store = Store()
"""The one of this process."""
