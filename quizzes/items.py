"""A released question at its place in a section; holds nothing of the key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from courses.embeds import Mark
from quizzes.marks import CheckMark

KIND = "check"
SHEET = "css/kinds.css"
PLAIN_KINDS = ("single", "true_false")
"""Kinds of questions that the section's own stylesheet draws."""


def sheet_of(kind: str, *, asks_confidence: bool = False) -> str:
    """The stylesheet that a question's card needs besides the section's; "" for none."""
    return SHEET if asks_confidence or kind not in PLAIN_KINDS else ""


@dataclass(frozen=True, slots=True)
class Check:
    """What the page needs to know of a check before it is drawn."""

    key: str
    revision_id: int
    rendered_by: int
    required: bool
    points_possible: int
    sheet: str
    """The stylesheet that its card needs besides the section's."""
    regrade_id: int | None
    """The regrade that answers are judged by besides the question's own key."""
    is_void: bool
    """Whether it counts for nobody any more."""
    on_trial: bool
    """Whether it is shown and recorded, and never scored."""

    def is_done(self, mark: Mark) -> bool:
        """Answered or shown, at this revision or an older one."""
        return mark["verdict"] != ""

    def points(self, mark: Mark) -> int:
        """What the answer earned."""
        return cast("int", mark["points"])

    def counts(self, mark: Mark | None) -> bool:
        """Whether the revision that was finished counts; else the one that is asked.

        Who finished it on trial earned nothing, so it never counts for them, nor against them.
        """
        if mark is None or mark["verdict"] == "":
            return not self.is_void
        finished = CheckMark.from_json(mark)
        return not (finished.is_void or finished.is_pilot)
