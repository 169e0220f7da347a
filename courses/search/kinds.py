"""What can be searched: each app registers its own kind, and says which words of it may be found.

What an app does not hand over here cannot be found by anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from releases.models import Revision

SECTION = "section"


@dataclass(frozen=True, slots=True)
class Text:
    """One passage of a revision, in plain words. `anchor` is its heading's id."""

    heading: str
    text: str = ""
    anchor: str = ""
    is_title: bool = False
    """Said to a learner even where the rest is locked."""


class SearchedKind[R: Revision](Protocol):
    """A kind of content that can be searched; named as the embed that draws it."""

    kind: str
    model: type[R]

    def label(self) -> str:
        """What people call one of it."""
        ...

    def texts(self, revision: R) -> Iterator[Text]:
        """The words of a revision that every learner who reaches it may read, in order."""
        ...

    def path(self, key: str) -> str:
        """Where something with this key is shown, after its section's address."""
        ...


type AnyKind = SearchedKind[Any]

_kinds: dict[str, AnyKind] = {}


def register_kind(kind: AnyKind) -> AnyKind:
    """Let this kind be found from now on."""
    _kinds[kind.kind] = kind
    return kind


def kinds() -> tuple[AnyKind, ...]:
    """Every kind registered."""
    return tuple(_kinds.values())


def kind_of(name: str) -> AnyKind:
    """The kind of that name. Raises KeyError where none is registered."""
    return _kinds[name]


def kind_of_model(model: type) -> AnyKind:
    """The kind whose revisions these are. Raises KeyError where none is registered."""
    return {kind.model: kind for kind in kinds()}[model]
