"""From what was asked for to the bytes of its file, in constant memory."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator
from itertools import batched
from typing import IO, cast

from courses.exports.columns import Row, Rows
from courses.exports.stream import BOM, Told
from results.exports.asking import Asked
from results.formats.table import Table

TOLD_EVERY = 500
"""Rows between two reports of how far it is."""
BLOCK = 65_536


def pieces(asked: Asked, told: Told) -> Generator[bytes]:
    """The file in pieces. Nothing else may use the database's connection meanwhile."""
    if asked.format.chunks is None:
        yield from _made_first(asked, told)
    elif asked.format.delimiter == "," and asked.kind.comma_csv is not None:
        yield from _quick(asked, asked.kind.comma_csv(asked.filters, told))
    else:
        yield from asked.format.chunks(_table(asked, told))


def write(asked: Asked, file: IO[bytes], told: Told) -> None:
    """Write all of it into a file; `told` may use the database."""
    table = _table(asked, told)
    try:
        asked.format.write(table, file)
    finally:
        # What still reads would keep whoever writes down the failure from writing.
        cast("Generator[Row]", table.rows).close()


def _made_first(asked: Asked, told: Told) -> Iterator[bytes]:
    """A file that has to be whole before its first byte can go."""
    with tempfile.TemporaryFile() as file:
        write(asked, cast("IO[bytes]", file), told)
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def _quick(asked: Asked, lines: Iterator[bytes]) -> Iterator[bytes]:
    if asked.format.bom:
        yield BOM.encode()
    yield from lines


def _table(asked: Asked, told: Told) -> Table:
    rows = _counted(asked.kind.rows(asked.filters), told)
    return Table(asked.kind.name, asked.kind.columns(asked.filters), rows, asked.about)


def _counted(rows: Rows, told: Told) -> Rows:
    for some in batched(rows, TOLD_EVERY, strict=False):
        told(len(some))
        yield from some
