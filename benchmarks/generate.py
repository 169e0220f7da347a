"""Fills a database with made-up learners and answers: `python -m benchmarks.generate`.

The same seed and sizes give the same rows. DATA_DIR and DATABASE_URL say which database.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

import django


def main(arguments: Sequence[str] | None = None) -> None:
    """Prepare the database as the site would, then fill it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate")
    for name, default in (("learners", 20_000), ("questions", 500), ("responses", 1_000_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--seed", type=int, default=6)
    wanted = parser.parse_args(arguments)
    set_up()
    from benchmarks.made_up import Sizes, generate  # noqa: PLC0415  (needs Django set up)

    generate(Sizes(**vars(wanted)), shows_progress=True)


def set_up() -> None:
    """Load Django and bring the database to where the site would start from."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from config.preparation import prepare  # noqa: PLC0415  (needs Django set up)

    prepare()


if __name__ == "__main__":
    main()
