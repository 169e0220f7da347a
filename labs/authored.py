"""What a lab says, as a value: read from a file, a form or a revision, and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast

from courses.packs.folders import plain_newlines
from labs.models import LabRevision

MOST_HINTS = 5
"""Hints for one failure: a ladder, not a manual."""
MOST_DEBRIEF = 8
"""Lines of a debrief."""
LINES = ("code", "topic", "title", "passage")
PROSE = ("intro", "situation", "first_step")


@dataclass(frozen=True, slots=True)
class DebriefLine:
    """What one measure of a won run shows, and the passage that it proves."""

    measure: str
    text: str
    passage: str


@dataclass(frozen=True, slots=True)
class AuthoredLab:
    """A lab's words and numbers. Hints are single lines of Markdown, per failure."""

    code: str
    topic: str
    title: str
    intro: str
    situation: str
    first_step: str
    passage: str
    parameters: Mapping[str, int]
    hints: Mapping[str, tuple[str, ...]]
    debrief: tuple[DebriefLine, ...]
    check_key: str
    is_required: bool = False
    points: int = 0

    def stands_in(self, revision: LabRevision) -> bool:
        """Whether the revision says exactly this."""
        return authored_in(revision) == self

    def put_into(self, revision: LabRevision) -> None:
        """Make the draft say this; `save` stores it."""
        for name in (*LINES, *PROSE, "check_key", "is_required", "points"):
            setattr(revision, name, getattr(self, name))
        revision.parameters = dict(self.parameters)
        revision.hints = {failure: list(ladder) for failure, ladder in self.hints.items()}
        revision.debrief = [asdict(line) for line in self.debrief]

    def write_to(self, revision: LabRevision) -> None:
        """Make the draft say this, and store it."""
        self.put_into(revision)
        revision.save()


def authored_in(revision: LabRevision) -> AuthoredLab:
    """What a revision says, with plain newlines."""
    words = {name: plain_newlines(getattr(revision, name)) for name in (*LINES, *PROSE)}
    hints = cast("Mapping[str, list[str]]", revision.hints)
    return AuthoredLab(
        **words,
        parameters=dict(revision.parameters),
        hints={failure: tuple(ladder) for failure, ladder in hints.items()},
        debrief=tuple(DebriefLine(**line) for line in revision.debrief),
        check_key=revision.check_key,
        is_required=revision.is_required,
        points=revision.points,
    )
