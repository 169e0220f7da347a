"""Which software made a file, and in which version."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

DESCRIPTION = Path(__file__).parents[2] / "pyproject.toml"


@cache
def software() -> str:
    """The project's name and version, as pyproject.toml has them."""
    project = tomllib.loads(DESCRIPTION.read_text("utf-8"))["project"]
    return f"{project['name']} {project['version']}"
