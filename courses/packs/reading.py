"""Reading a whole pack and finding everything that is wrong with it, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from courses.packs.conflicts import report_conflicts
from courses.packs.folders import PackFolder, refuse_links
from courses.packs.outline import Outline, read_outline
from courses.packs.parts import PackPart, SectionPart, pack_parts
from courses.packs.pictures import PICTURES_FILE, SectionPictures, read_pictures
from courses.packs.problems import Problems
from courses.packs.section_texts import SECTION_FILE, ReadText, SectionText, read_section
from courses.packs.writing import OUTLINE, PICTURES_FOLDER
from courses.rendering import EmbedPart
from courses.rendering.page import hint
from courses.rendering.pictures import pictures_at_hand


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section's files: its text, its pictures, and what each part found."""

    text: SectionText
    pictures: SectionPictures
    parts: tuple[SectionPart, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack without a problem, ready to be loaded."""

    outline: Outline
    sections: dict[str, ReadSection] = field(default_factory=dict)
    """By address, "m06/s3"; sections that are not written yet are absent."""


def read_pack(path: Path, step: Callable[[], object] = lambda: None) -> Pack:
    """The pack in that folder. Raises PackRefusedError with every problem of every file.

    `step` is called after each section: reading and rendering is the slow part.
    """
    problems = Problems()
    root = PackFolder(path.resolve(), problems)
    if not path.is_dir():
        problems.report(path.name, 1, _("There is no folder here."))
        raise problems.refusal()
    outline = read_outline(root) if refuse_links(root.root, problems) else None
    if outline is None:
        raise problems.refusal()
    _refuse_unlisted(root, outline)
    sections: dict[str, ReadSection] = {}
    for address, module, section in outline.places():
        if module.slug and section.folder:
            folder = root.within(module.slug).within(section.folder)
            sections[address] = _read_section(folder)
            step()
    report_conflicts(outline, root)
    if problems.found:
        raise problems.refusal()
    return Pack(outline, sections)


def _refuse_unlisted(root: PackFolder, outline: Outline) -> None:
    """Report folders that course.yaml does not list: their text would be left out unnoticed."""
    root.refuse_unknown([OUTLINE, *(module.slug for module in outline.modules)])
    folders: dict[str, list[str]] = defaultdict(list)
    for module in outline.modules:
        folders[module.slug] += [section.folder for section in module.sections]
    for slug in filter(None, folders):
        root.within(slug).refuse_unknown(filter(None, folders[slug]))


def _read_section(folder: PackFolder) -> ReadSection:
    known = [name for part in pack_parts() for name in part.names]
    folder.refuse_unknown([SECTION_FILE, PICTURES_FILE, PICTURES_FOLDER, *known])
    pictures = read_pictures(folder)
    with pictures_at_hand(pictures.known):
        read = read_section(folder)
    parts = [(part, part.read(folder, read.rendered)) for part in pack_parts()]
    for part, found in parts:
        _check_embeds(folder, read, part, found)
    return ReadSection(read.text, pictures, tuple(found for _part, found in parts))


def _check_embeds(folder: PackFolder, read: ReadText, part: PackPart, found: SectionPart) -> None:
    """Report what the text wants to show and the section's files do not have."""
    for embed in read.parts:
        if isinstance(embed, EmbedPart) and embed.kind == part.kind and embed.key not in found.keys:
            words = {"kind": embed.kind, "key": embed.key, "hint": hint(embed.key, found.keys)}
            reason = _("No %(kind)s here has the key “%(key)s”.%(hint)s") % words
            folder.report(SECTION_FILE, read.body_line + embed.line - 1, reason)
