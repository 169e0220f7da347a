"""The bytes of case studies, kept under their digest: nothing is overwritten or deleted."""

from __future__ import annotations

from typing import BinaryIO, cast

from django.core.files.storage import default_storage


class FileGoneError(Exception):
    """The storage has no such file, or not the whole of it."""


def name_of(sha256: str) -> str:
    """Where the bytes with that digest are kept."""
    return f"case-studies/{sha256[:2]}/{sha256}.pdf"


def is_stored(name: str, size: int) -> bool:
    """Whether the storage has the file with all its bytes."""
    if not name:
        return False
    try:
        return default_storage.size(name) == size
    except OSError:
        return False


def open_stored(name: str, size: int) -> BinaryIO:
    """The file, open for reading. Raises FileGoneError."""
    try:
        file = default_storage.open(name, "rb")
    except OSError as error:
        raise FileGoneError(name) from error
    if file.size != size:
        file.close()
        raise FileGoneError(name)
    return cast("BinaryIO", file)


class Blocks:
    """A part of an open file, block by block; closing it closes the file."""

    BLOCK = 65_536

    def __init__(self, file: BinaryIO, start: int, length: int) -> None:
        self._file = file
        self._left = length
        if start:
            file.seek(start)

    def __iter__(self) -> Blocks:
        return self

    def __next__(self) -> bytes:
        """The next block. Raises StopIteration at the end of the part."""
        block = self._file.read(min(self.BLOCK, self._left)) if self._left else b""
        if not block:
            raise StopIteration
        self._left -= len(block)
        return block

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
