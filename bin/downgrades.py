"""Says which pins of the given requirement files went down since the last commit, and fails then.

A resolver may quietly take an old release of one package to please another.
"""

import re
import subprocess
import sys
from pathlib import Path

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([0-9][^\s;\\]*)", re.MULTILINE)


def downgrades(before: str, after: str) -> list[str]:
    """One sentence per package whose version went down between two requirement texts."""
    old = dict(_PIN.findall(before))
    return [
        f"{name} went down from {old[name]} to {version}"
        for name, version in _PIN.findall(after)
        if name in old and _order(version) < _order(old[name])
    ]


def _order(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _committed(path: str) -> str:
    """The file as last committed; empty when it never was."""
    shown = subprocess.run(  # noqa: S603
        ["git", "show", f"HEAD:{path}"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout if shown.returncode == 0 else ""


def main(paths: list[str]) -> int:
    """Compare each file with its committed self."""
    found = [
        words
        for path in paths
        for words in downgrades(_committed(path), Path(path).read_text(encoding="utf-8"))
    ]
    sys.stderr.writelines(f"{words}\n" for words in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
