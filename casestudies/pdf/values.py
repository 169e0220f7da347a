"""A case study's source as a value, and what is wrong with one that cannot be built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _


class SourceError(ValueError):
    """A source that cannot be built: says file, line (from 1) and reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the “at a glance” list."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A published source, cited in the text as `[@key]`."""

    key: str
    authors: str
    title: str
    where: str
    year: int
    url: str


@dataclass(frozen=True, slots=True)
class CaseStudySource:
    """A checked source: every field is present, the body is still Markdown."""

    path: Path
    key: str
    title: str
    year: int
    section: str
    pattern: str
    language: str
    subtitle: str
    summary: str
    cover: str
    facts: tuple[Fact, ...]
    references: tuple[Reference, ...]
    body: str
    body_line: int
    template: str = "page.html"
    pictures: frozenset[str] | None = None
    """The file names it may show; None for every drawing beside the source."""

    @property
    def card_title(self) -> str:
        """The name on the download card and in the document's properties."""
        return _("Case study · %(title)s (%(year)d)") % {"title": self.title, "year": self.year}
