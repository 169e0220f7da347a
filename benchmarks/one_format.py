"""One export by the command, in a process of its own: prints seconds, memory before and at most."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from benchmarks.generate import set_up


def main() -> None:
    """Write the format named first to the file named second."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415  (needs Django set up)

    name, file = sys.argv[1:]
    # A first file, of nobody's answers, loads whatever is loaded once.
    nobody = ["--format", name, "--to", "2000-01-01", "--output", file]
    call_command("export_results", *nobody)
    Path(file).unlink()
    before = _megabytes()
    began = time.perf_counter()
    call_command("export_results", "--format", name, "--output", file)
    sys.stdout.write(f"{time.perf_counter() - began} {before} {_megabytes()}\n")


def _megabytes() -> float:
    """The most memory this process had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
