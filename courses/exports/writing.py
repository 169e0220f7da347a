"""Where a command writes its file: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.management.base import CommandError

STANDARD_OUTPUT = "-"
USAGE = 2
"""The exit code where the command line itself is wrong."""


@contextmanager
def opened(output: str) -> Iterator[IO[bytes]]:
    """Standard output, or a file that takes its name only when it is complete.

    Raises CommandError where the file cannot be written.
    """
    if output == STANDARD_OUTPUT:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader has enough, as `head` does; without this Python would complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    path = Path(output)
    try:
        with _draft_of(path) as draft:
            yield draft
    except OSError as error:
        raise CommandError(f"--output: {error.strerror}: {path}", returncode=USAGE) from error


@contextmanager
def _draft_of(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path`, readable by its owner alone, that replaces it at the end."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
