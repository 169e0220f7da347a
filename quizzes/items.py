"""A released question at its place in a section; holds nothing of the key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from courses.embeds import Mark

KIND = "check"


@dataclass(frozen=True, slots=True)
class Check:
    """What the page needs to know of a check before it is drawn."""

    key: str
    revision_id: int
    rendered_by: int
    required: bool
    points_possible: int

    def is_done(self, mark: Mark) -> bool:
        """Answered or shown, at this revision or an older one."""
        return mark["verdict"] != ""

    def points(self, mark: Mark) -> int:
        """What the answer earned."""
        return cast("int", mark["points"])
