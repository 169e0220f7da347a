"""Which kinds of exports there are: each app's part registers its own from `ready()`.

    register(ExportKind(name="gradebook", title=_("Gradebook"), permission=MAY_EXPORT,
        columns=columns_of, rows=rows_of, count=count_of))

Every kind then has a file in each format, from the page and from the command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from courses.exports.columns import Column, Rows
from courses.exports.filters import Filters
from courses.exports.stream import Told

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


def refuses_nothing(_filters: Filters) -> str:
    """Of a kind that any selection fits."""
    return ""


@dataclass(frozen=True, slots=True)
class ExportKind:
    """One kind of export: what its rows are, and who may have them."""

    name: str
    """A short word that never changes: in addresses, file names and the record."""
    title: str | StrPromise
    permission: str
    """Asked for when a file is ordered, when it is made and when it is fetched."""
    columns: Callable[[Filters], tuple[Column, ...]]
    rows: Callable[[Filters], Rows]
    """In constant memory and a fixed number of queries; nothing is read before the first row."""
    count: Callable[[Filters], int]
    """How many rows there will be; may be above by what only reading can tell."""
    comma_csv: Callable[[Filters, Told], Iterator[bytes]] | None = None
    """A quicker way to the same rows as CSV with commas, header included."""
    formats: frozenset[str] | None = None
    """The names of the formats it comes in; None is every format."""
    refuses: Callable[[Filters], str] = refuses_nothing
    """Why there is no such file of this selection, in one sentence; "" where there is."""
    also: tuple[str, ...] = ()
    """Rights that do as well as `permission`."""

    def comes_in(self, name: str) -> bool:
        """Whether there are files of this kind in the format of that name."""
        return self.formats is None or name in self.formats

    def is_open_to(self, person: User | AnonymousUser) -> bool:
        """Whether the person may have files of this kind."""
        return any(person.has_perm(right) for right in (self.permission, *self.also))


_kinds: dict[str, ExportKind] = {}


def register(kind: ExportKind) -> None:
    """Offer exports of this kind. Raises ValueError where its name is taken by another."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"There is an export “{kind.name}” already.")


def kinds() -> Mapping[str, ExportKind]:
    """Every kind by its name, in the order they were registered."""
    return MappingProxyType(_kinds)


def kinds_for(person: User | AnonymousUser) -> Mapping[str, ExportKind]:
    """The kinds that this person may have, by name."""
    return {name: kind for name, kind in _kinds.items() if kind.is_open_to(person)}
