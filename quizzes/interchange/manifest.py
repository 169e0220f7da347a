"""The list that stands in every package: `imsmanifest.xml`, and the files it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from courses.packs.zip_reading import Archive, open_archive
from quizzes.interchange.items import LARGEST_TEXT_FILE, ImportProblem
from quizzes.interchange.safe_xml import read_xml

MANIFEST = "imsmanifest.xml"


@dataclass(frozen=True, slots=True)
class Resource:
    """One entry of the list: what it is, and its files, the main one first, as the zip has them."""

    identifier: str
    type: str
    files: tuple[str, ...]
    missing: str = ""
    """The main file where the zip does not have it."""


class Package:
    """An open package: its resources in the list's order, and its files' bytes."""

    def __init__(self, archive: Archive, resources: tuple[Resource, ...]) -> None:
        self.resources = resources
        self._archive = archive
        self.names = archive.names

    def xml(self, name: str) -> Element:
        """The root of an XML file. Raises ImportProblem."""
        return read_xml(self._archive.read(name, LARGEST_TEXT_FILE))


def open_package(content: bytes) -> Package:
    """The package in the zip. Raises ImportProblem where it is none."""
    archive = open_archive(content)
    lists = [name for name in archive.names if name.rpartition("/")[2] == MANIFEST]
    if not lists:
        raise ImportProblem(_no_list(archive.names))
    manifest = min(lists, key=lambda name: (name.count("/"), name))
    root = read_xml(archive.read(manifest, LARGEST_TEXT_FILE))
    found = _resources(root, dirname(manifest), frozenset(archive.names))
    return Package(archive, tuple(found))


def _no_list(names: tuple[str, ...]) -> str:
    if any(name.lower().endswith((".zip", ".imscc")) for name in names):
        return _("The zip holds other zips. Unpack it and bring each of them.")
    return _("The zip has no imsmanifest.xml, so it is no package of questions.")


def _resources(root: Element, folder: str, names: frozenset[str]) -> Iterator[Resource]:
    """Each resource with those of its files that the zip has."""
    for element in root.iter():
        if _local(element) != "resource":
            continue
        hrefs = [element.get("href", "")]
        hrefs += [each.get("href", "") for each in element if _local(each) == "file"]
        files = [normpath(join(folder, unquote(href).replace("\\", "/"))) for href in hrefs if href]
        there = tuple(dict.fromkeys(name for name in files if name in names))
        missing = "" if there or not files else files[0]
        yield Resource(element.get("identifier", ""), element.get("type", ""), there, missing)


def _local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
