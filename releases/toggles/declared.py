"""The toggles that code asks for: each with the state it has while nobody has switched it.

A toggle leaves this list together with the code that asks for it; a test finds what is asked for
and not declared, and what is declared and asked for nowhere. `list_toggles --declared --overdue
--fail` ends with 1 once one of them has outlived its date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from releases.models.toggles import ToggleKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True, slots=True)
class Declared:
    """One toggle of the code: what it is, who answers for it, and its state by default."""

    name: str
    kind: ToggleKind
    default: bool
    owner: str
    """The folder whose authors answer for it."""
    meaning: StrPromise
    remove_by: date | None = None
    """The last day it should be there; None for kinds that stay."""


DECLARED: Mapping[str, Declared] = {
    each.name: each
    for each in (
        Declared(
            "learner-search",
            ToggleKind.RELEASE,
            default=True,
            owner="courses/search",
            meaning=_("Learners search their courses."),
            remove_by=date(2027, 3, 31),
        ),
        Declared(
            "question-reports",
            ToggleKind.RELEASE,
            default=True,
            owner="quizzes/reporting",
            meaning=_("Learners report what is wrong with a question."),
            remove_by=date(2027, 3, 31),
        ),
        Declared(
            "search-marks",
            ToggleKind.OPS,
            default=True,
            owner="courses/search",
            meaning=_("The words that were looked for are marked in what is found."),
        ),
        Declared(
            "fresh-statistics",
            ToggleKind.OPS,
            default=True,
            owner="results/questions",
            meaning=_("Figures of questions are counted anew whenever they are opened."),
        ),
        Declared(
            "live-pages",
            ToggleKind.OPS,
            default=True,
            owner="releases/console",
            meaning=_("Pages about releases look for news every few seconds."),
        ),
        Declared(
            "exports-at-once",
            ToggleKind.OPS,
            default=True,
            owner="results/exports",
            meaning=_("Short files of results are sent while they are made."),
        ),
    )
}
"""By name."""
