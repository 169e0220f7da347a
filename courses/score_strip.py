"""The score strip as something that stands in a section: `/// score`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from courses.embeds import Mark, PlaceKey
from courses.models import Section
from courses.reading.pieces import piece
from courses.reading.section_page import SectionPage


@dataclass(frozen=True, slots=True)
class Strip:
    """A place that shows the score and asks for nothing."""

    key: str = ""
    required: bool = False
    points_possible: int = 0

    def is_done(self, mark: Mark) -> bool:
        """There is nothing to do."""
        return True

    def points(self, mark: Mark) -> int:
        """There is nothing to earn."""
        return 0

    def counts(self, mark: Mark | None) -> bool:
        """Nothing was ever taken back."""
        return True


class ScoreEmbed:
    """Draws the section's score where the author put it."""

    kind = "score"

    def compile(
        self,
        sections: Collection[int],
        releases: Collection[int],
    ) -> Mapping[PlaceKey, Strip]:
        """Every section has one."""
        return {(section, ""): Strip() for section in sections}

    def draw(self, request: HttpRequest, page: SectionPage, item: Strip) -> str:
        """The strip as it stands."""
        return piece("courses/_progress.html#score", score=page.score)

    def better(self, own: Mark, brought: Mark) -> Mark:
        """It has no marks."""
        return own

    def tally(self, mark: Mark) -> tuple[bool, int]:
        """It has no marks."""
        return False, 0

    def missing(
        self,
        section: Section,
        keys: Collection[str],
        release_id: int,
    ) -> Collection[str]:
        """Nothing can be missing."""
        return ()
