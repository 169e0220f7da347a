"""Whether a request reads a course as of something, instead of as its learner sees it.

The pages that learners read ask here; the apps above do so before they record anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from courses.as_of.answered import StateToChoose
    from courses.reading.page import Reader

_NAME = "reads_as_of"


@dataclass(frozen=True, slots=True)
class AsOf:
    """One course as of something: how it is said, what it reads like, the ways around it.

    `path` is where the same page is for learners.
    """

    words: str
    name: str
    """As addresses say it: "release-12", "rings-a2-a3"."""
    course: str
    reader: Reader
    count: int
    """How many releases it is put together from."""
    path: str
    states: tuple[StateToChoose, ...] = ()
    """How its checks may be shown as answered; none where nobody may choose."""

    @property
    def bare_path(self) -> str:
        """The same without the slash before it."""
        return self.path.removeprefix("/")


def read_as_of(request: HttpRequest, asked: AsOf) -> None:
    """Have the page that answers this request be read as of that."""
    request.__dict__[_NAME] = asked


def as_of(request: HttpRequest) -> AsOf | None:
    """What the request reads the course as of; None for every learner's request."""
    found: AsOf | None = request.__dict__.get(_NAME)
    return found
