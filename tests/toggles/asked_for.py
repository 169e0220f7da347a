"""Where the product asks for toggles, read from its code and its templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

BASE = Path(settings.BASE_DIR)
APPS = ("accounts", "jobs", "releases", "courses", "quizzes", "casestudies", "labs", "results")
ANY = "whichever its text names"
ASKS = "from releases.toggles.evaluating import"
CALLED = re.compile(r"""(?<![.\w])(?:is_on|variant_of)\(\s*(?:["']([^"']+)["'])?""")
TAGGED = re.compile(r"""\{%\s*if_toggle\s+["']([^"']+)["']""")
OWN = ("releases/toggles/", "releases/templatetags/")


class Place(NamedTuple):
    """A file of the product that asks for a toggle, and the toggle's name."""

    file: str
    toggle: str

    @classmethod
    def named(cls, path: str, toggle: str) -> Place | None:
        """The place of a file on the disk; None for one that is none of the product's."""
        found = Path(path)
        if not found.is_relative_to(BASE):
            return None
        file = found.relative_to(BASE).as_posix()
        return cls(file, toggle) if file.partition("/")[0] in (*APPS, "templates") else None


def places() -> set[Place]:
    """Every place that asks, by name or by whatever a text names."""
    return {Place(path.relative_to(BASE).as_posix(), name) for path, name in _asking()}


def _asking() -> Iterator[tuple[Path, str]]:
    for path in (each for app in APPS for each in (BASE / app).rglob("*.py")):
        text = path.read_text("utf-8")
        if ASKS in text and not path.relative_to(BASE).as_posix().startswith(OWN):
            yield from ((path, name or ANY) for name in CALLED.findall(text))
    for path in (BASE / "templates").rglob("*.html"):
        yield from ((path, name) for name in TAGGED.findall(path.read_text("utf-8")))
