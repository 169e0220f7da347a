"""How the apps above put their own files into a pack: each registers a part.

A part reads and checks its files of one section folder, loads what it read, and writes them back.
This module knows no part; `load_course` and `dump_course` ask those that are registered.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from courses.models import Section
from courses.packs.choosing import Chosen
from courses.packs.folders import PackFolder
from courses.packs.revising import Loading
from courses.packs.writing import PackWriter
from courses.rendering import RenderedSection


class SectionPart(Protocol):
    """What one section has of a kind, read and checked, ready to be loaded."""

    @property
    def keys(self) -> Collection[str]:
        """The keys that `/// <kind> | key` in the text may name."""
        ...

    def load(self, section: Section, loading: Loading) -> None:
        """Make or change drafts so that they say what the files say."""
        ...


class PackPart(Protocol):
    """A kind of thing that has files of its own in a section's folder."""

    kind: str
    """The embed that shows it: "check", "case-study"."""
    names: Collection[str]
    """Files and folders of the section's folder that belong to this part."""

    def read(self, folder: PackFolder, text: RenderedSection | None) -> SectionPart:
        """Read the section's files and report everything that is wrong with them.

        `text` is None where the section's text could not be read.
        """
        ...

    def dump(self, section: Section, chosen: Chosen, into: PackWriter) -> None:
        """Write the section's files from the chosen revisions."""
        ...


_parts: dict[str, PackPart] = {}


def register_pack_part(part: PackPart) -> PackPart:
    """Let packs hold this part's files from now on."""
    _parts[part.kind] = part
    return part


def pack_parts() -> tuple[PackPart, ...]:
    """Every part registered, in order of registration."""
    return tuple(_parts.values())
