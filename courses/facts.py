"""Facts that progress repeats: each app above says what its own records make of a mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from courses.embeds import Mark


@dataclass(frozen=True, slots=True)
class Fact:
    """One recorded act of a learner, and the mark of its place from then on."""

    learner_id: int
    section_id: int
    name: str
    """The place, as marks name it: "check:announce-on-monday"."""
    mark: Mark
    at: datetime


class FactSource(Protocol):
    """An app's records of what learners did at places of one kind."""

    kind: str

    def facts(self, people: Mapping[int, int]) -> Iterator[Fact]:
        """What these learners did, oldest first for each place.

        `people` names, for each learner asked about, whose work it is now: a guest's belongs to
        the person they were merged into, everyone else's to themselves. Guests stand in the
        order in which they were merged.
        """
        ...


_sources: dict[str, FactSource] = {}


def register_facts(source: FactSource) -> FactSource:
    """Let `rebuild_progress` derive marks of this kind from these records."""
    _sources[source.kind] = source
    return source


def fact_sources() -> tuple[FactSource, ...]:
    """Every source registered."""
    return tuple(_sources.values())
