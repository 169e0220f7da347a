"""The export of every response, against the database's own way to copy rows out."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.processes import Server


def measure_export(site: Server, responses: int, rounds: int) -> Iterator[str]:
    """Lines of the table."""
    yield "export: not there yet"
