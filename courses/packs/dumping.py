"""Writing a course back as the files of a pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from django.utils.text import slugify

from courses.models import Course, Module, Section, SectionRevision
from courses.packs.choosing import Chosen, chosen_for
from courses.packs.folders import PackFolder, plain_newlines
from courses.packs.outline import address_of, read_outline
from courses.packs.parts import pack_parts
from courses.packs.pictures import dump_pictures
from courses.packs.problems import Problems
from courses.packs.section_texts import SECTION_FILE, section_file, text_of
from courses.packs.writing import OUTLINE, PackWriter, new_pack
from courses.packs.yaml_writing import Value

LONGEST_FOLDER = 80

type Folders = Mapping[str, str]
"""The name of each written section's folder, by the section's address."""


def dump_course(
    course: Course,
    target: Path,
    *,
    with_drafts: bool = False,
    replace: bool = False,
    step: Callable[[], object] = lambda: None,
) -> int:
    """Write the course to a folder, whole or not at all; returns how many sections it wrote.

    What everyone sees is written; `with_drafts` writes the newest of everything. A pack that is
    replaced keeps the names of its folders. Raises PackNotWrittenError.
    """
    known = _folders_of(target) if replace else {}
    with new_pack(target, replace=replace) as writer:
        return _dump(course, writer, chosen_for(course, with_drafts=with_drafts), known, step)


def _dump(
    course: Course, writer: PackWriter, chosen: Chosen, known: Folders, step: Callable[[], object]
) -> int:
    texts = chosen.of(SectionRevision.objects.all()).filter(section__module__course=course)
    shown = {
        revision.section_id: revision
        for revision in texts.select_related("section__module").order_by("id")
    }
    addresses = {revision.section_id: address_of(revision.section) for revision in shown.values()}
    folders = {
        addresses[revision.section_id]: known.get(addresses[revision.section_id])
        or _folder(revision)
        for revision in shown.values()
    }
    writer.yaml(OUTLINE, _outline(course, folders))
    for revision in shown.values():
        section = revision.section
        into = writer.within(section.module.slug).within(folders[addresses[section.pk]])
        into.text(SECTION_FILE, section_file(text_of(revision)))
        dump_pictures(revision.source, into)
        for part in pack_parts():
            part.dump(section, chosen, into)
        step()
    return len(shown)


def _outline(course: Course, folders: Folders) -> Value:
    modules = course.modules.order_by("number").prefetch_related("sections__opens_after__module")
    return {
        "slug": course.slug,
        "title": course.title,
        **_unless_empty("summary", course.summary),
        "open_to_guests": course.open_to_guests,
        "pass_mark": course.pass_mark,
        **({"asks_confidence": True} if course.asks_confidence else {}),
        **({"shows_release_log": True} if course.shows_release_log else {}),
        "modules": [_module(module, folders) for module in modules],
    }


def _module(module: Module, folders: Folders) -> Value:
    entry: dict[str, Value] = {"number": module.number, "slug": module.slug, "title": module.title}
    entry |= _unless_empty("summary", module.summary)
    sections = sorted(module.sections.all(), key=lambda section: section.number)
    if sections:
        entry["sections"] = [_section(section, folders) for section in sections]
    return entry


def _section(section: Section, folders: Folders) -> Value:
    before = address_of(section.opens_after) if section.opens_after else ""
    return {
        "number": section.number,
        "slug": section.slug,
        **_unless_empty("folder", folders.get(address_of(section), "")),
        **_unless_empty("opens_after", before),
    }


def _unless_empty(name: str, text: str) -> dict[str, Value]:
    return {name: plain_newlines(text)} if text else {}


def _folder(revision: SectionRevision) -> str:
    """s03-decouple-deployment-from-release, for a section whose folder has no name yet."""
    number, words = revision.section.number, slugify(revision.title)[:LONGEST_FOLDER]
    return f"s{number:02}-{words}".rstrip("-_")


def _folders_of(target: Path) -> Folders:
    """The folders that the pack which stands there already uses; none where it is unreadable."""
    folder = PackFolder(target.resolve(), Problems())
    outline = read_outline(folder) if folder.has(OUTLINE) else None
    if outline is None:
        return {}
    return {address: section.folder for address, _module, section in outline.places()}
