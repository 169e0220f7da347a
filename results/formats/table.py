"""What a format is given to write, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING

from courses.exports.columns import Column, Rows

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: its title, what narrowed it, when and by which software."""

    title: str
    filters: tuple[tuple[str, str], ...]
    """Label and words of each filter that was set."""
    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows on their way into a file. They can be read once."""

    name: str
    columns: tuple[Column, ...]
    rows: Rows
    about: About


@dataclass(frozen=True, slots=True)
class Format:
    """One format of files."""

    name: str
    """A short word that never changes, as it stands in addresses and in the record."""
    title: str | StrPromise
    suffix: str
    content_type: str
    write: Callable[[Table, IO[bytes]], None]
    """Writes the table into a file; raises TooLargeError where it cannot hold it."""
    chunks: Callable[[Table], Iterator[bytes]] | None = None
    """The file in pieces, for a format that can be sent while it is made."""
    delimiter: str = ""
    """Of a format of delimited text."""
    bom: bool = False
    """Whether the file starts with a byte order mark."""


def written_in_pieces(chunks: Callable[[Table], Iterator[bytes]]) -> Callable[..., None]:
    """`Format.write` of a format that has `chunks`."""

    def write(table: Table, file: IO[bytes]) -> None:
        for chunk in chunks(table):
            file.write(chunk)

    return write
