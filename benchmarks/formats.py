"""The same export in every other format, each written by a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from quizzes.models import Response

FORMATS = {"csv-semicolon": 80, "jsonl": 80, "parquet": None, "xlsx": 120}
"""What is measured, and how many megabytes it may take beyond what the site has loaded."""


def measure_formats(folder: Path) -> Iterator[str]:
    """Lines of a table: rows a second, memory and size for each."""
    count = Response.objects.count()
    yield f"\n{'':34}{'rows/s':>12}{'seconds':>9}{'growth MB':>11}{'target':>8}{'file MB':>9}"
    for name, most in FORMATS.items():
        file = folder / "export"
        seconds, before, peak = _measured(name, file)
        target = f"≤ {most}" if most else "-"
        size = file.stat().st_size / 2**20
        yield (
            f"{f'{count:,} responses as {name}':34}{count / seconds:12,.0f}{seconds:9.1f}"
            f"{peak - before:11.0f}{target:>8}{size:9.1f}"
        )
        file.unlink()


def _measured(name: str, file: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "benchmarks.one_format", name, str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    seconds, before, peak = map(float, done.stdout.split("\n")[-2].split())
    return seconds, before, peak
