"""Who reads what waits: apps register how their notes are read with a dark release. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from releases.models import GhostNote, Release

type Place = tuple[int, str]
"""A section's id, and the key of a question in it; "" for its page."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that reading one note found, in the words of `GhostFigure`."""

    what: str
    place: str
    detail: str


@dataclass(frozen=True, slots=True)
class Replayer:
    """How an app reads notes: of pages, or of answers."""

    of_answers: bool
    touched: Callable[[Release], Iterable[Place]]
    """Where what learners do is worth a note, since the release changes it."""
    read: Callable[[Release, Sequence[GhostNote]], Iterable[Found]]
    """What these notes come to with the release; it may write nothing."""


_replayers: dict[str, Replayer] = {}


def register_replayer(name: str, replayer: Replayer) -> None:
    """Have an app read notes; one of the same name is replaced."""
    _replayers[name] = replayer


def places_touched(release: Release) -> list[Place]:
    """Every place that the release changes, in order."""
    return sorted({place for each in _replayers.values() for place in each.touched(release)})


def replay(release: Release, notes: Sequence[GhostNote]) -> Iterator[Found]:
    """What all apps find in these notes."""
    for each in _replayers.values():
        own = [note for note in notes if bool(note.question) == each.of_answers]
        if own:
            yield from each.read(release, own)
