"""One export by the command, in a process of its own: prints seconds, memory before and at most."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.generate import set_up

_OWN = Path("/proc/self")


def main() -> None:
    """Write the format named first to the file named second."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415  (needs Django set up)

    name, file = sys.argv[1:]
    # A first file, of nobody's answers, loads whatever is loaded once.
    nobody = ["--format", name, "--to", "2000-01-01", "--output", file]
    call_command("export_results", *nobody)
    Path(file).unlink()
    _OWN.joinpath("clear_refs").write_text("5", "ascii")
    before = _megabytes("VmRSS")
    began = time.perf_counter()
    call_command("export_results", "--format", name, "--output", file)
    sys.stdout.write(f"{time.perf_counter() - began} {before} {_megabytes('VmHWM')}\n")


def _megabytes(field: str) -> float:
    """Memory of this process: VmRSS now, VmHWM the most since it was told to forget.

    What `getrusage` says would begin at the most that the process had which started this one.
    """
    lines = _OWN.joinpath("status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


if __name__ == "__main__":
    main()
