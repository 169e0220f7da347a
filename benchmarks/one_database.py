"""Measures everything on the database that DATABASE_URL and DATA_DIR name."""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from pathlib import Path

from benchmarks.generate import set_up


def main() -> None:
    """Fill the database, start the servers, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one_database")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument(
        "--only",
        default="",
        help="comma-separated: page, verify, preview, flip, ghost, pdf, import, export, "
        "statistics, patrol",
    )
    wanted = parser.parse_args()
    set_up()
    from benchmarks import plan  # noqa: PLC0415  (needs Django set up)

    chosen = plan.QUICK if wanted.quick else plan.FULL
    only = set(filter(None, wanted.only.split(",")))
    folder = Path(os.environ["DATA_DIR"])
    with ExitStack() as running:
        plan.run(chosen, only, folder, running)


if __name__ == "__main__":
    main()
