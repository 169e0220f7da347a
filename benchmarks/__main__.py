"""`make bench` (or QUICK=1 make bench): everything, on SQLite and on PostgreSQL."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from benchmarks.postgresql import postgresql, programs


def main() -> None:
    """Measure on each database in a process and a folder of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--quick", action="store_true", help="about a minute instead of ten")
    parser.add_argument(
        "--only",
        default="",
        help="comma-separated: page, verify, preview, flip, ghost, pdf, import, dashboard, export, "
        "statistics, patrol, immune",
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    wanted = parser.parse_args()
    only = set(filter(None, wanted.only.split(",")))
    if not only or "immune" in only:
        # A quarter of an hour only where nothing else is asked for.
        _simulate(is_quick=wanted.quick or only != {"immune"})
    if only == {"immune"}:
        return
    passed_on = [*(["--quick"] if wanted.quick else []), "--only", wanted.only]
    if wanted.database in (None, "sqlite"):
        _measure(passed_on, database="")
    found = programs()
    if wanted.database in (None, "postgresql"):
        if found is None:
            sys.exit("PostgreSQL is not installed: not measured on it (Debian: postgresql).")
        with postgresql(found) as address:
            _measure(passed_on, database=address)


def _simulate(*, is_quick: bool) -> None:
    """What the immune system does to made-up releases, which asks no database."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = [sys.executable, "-m", "benchmarks.immune_curve", *(["--quick"] * is_quick)]
        variables = {**os.environ, "DATA_DIR": folder}
        if subprocess.run(command, env=variables, check=False).returncode:  # noqa: S603
            sys.exit("The simulation stopped.")


def _measure(arguments: Sequence[str], *, database: str) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        variables = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": database}
        if not database:
            del variables["DATABASE_URL"]
        command = [sys.executable, "-m", "benchmarks.one_database", *arguments]
        if subprocess.run(command, env=variables, check=False).returncode:  # noqa: S603
            sys.exit("The measurement stopped.")


if __name__ == "__main__":
    main()
