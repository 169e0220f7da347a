"""A released lab at its place in a section: what its card needs, and what finishing it means."""

from __future__ import annotations

from dataclasses import dataclass

from courses.embeds import Listing, Mark
from labs.marks import LabMark

KIND = "lab"


@dataclass(frozen=True, slots=True)
class PlayableLab:
    """One revision of a lab as its card shows it; what it is played by is read when it is."""

    key: str
    """The lab's name in its section."""
    lab_id: int
    revision_id: int
    stamp: tuple[int, int]
    """Versions of the renderer and the mechanics that made what is stored of the revision."""
    code: str
    topic: str
    title: str
    intro_html: str
    required: bool = False
    points_possible: int = 0

    @property
    def listing(self) -> Listing:
        """How it is listed under its section."""
        return Listing(self.code, self.topic, f"labs/{self.key}/")

    def is_done(self, mark: Mark) -> bool:
        """Won, in this revision or an older one."""
        return LabMark.from_json(mark).won

    def points(self, mark: Mark) -> int:
        """What winning it earned."""
        return LabMark.from_json(mark).points

    def counts(self, mark: Mark | None) -> bool:
        """A lab is never taken out of the score."""
        return True
