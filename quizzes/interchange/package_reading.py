"""Reading packages and single files of QTI, of whichever version they turn out to be."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import not_read
from quizzes.interchange.canvas.assessment_reading import read_assessment
from quizzes.interchange.identifiers import name_of
from quizzes.interchange.items import MOST_ITEMS, ZIP_STARTS, ImportProblem, Read
from quizzes.interchange.manifest import Package, open_package
from quizzes.interchange.qti.item_reading import read_item
from quizzes.interchange.qti.tree import in_one_tongue
from quizzes.interchange.safe_xml import read_xml
from quizzes.interchange.text_files import refuse_too_large, refuse_too_many

MOST_ELEMENTS = 600_000
"""Elements of all files of a package together."""
_CARTRIDGE_COPY = "assessment_qti.xml"
_CANVAS_FOLDER = "non_cc_assessments/"


def read_questions_of(content: bytes) -> Iterator[Read]:
    """The items of a package or of a single file, in their order. Raises ImportProblem."""
    if content.startswith(ZIP_STARTS):
        yield from _read_package(open_package(content))
        return
    refuse_too_large(content)
    found = _items_of(read_xml(content))
    if found is None:
        raise ImportProblem(_("This XML file is no QTI: it has no items."))
    reads = list(found)
    refuse_too_many(len(reads), MOST_ITEMS)
    yield from reads


def holds_resources(content: bytes, mark: str) -> bool:
    """Whether it is the zip of a package with QTI resources of a type that has the mark."""
    try:
        package = open_package(content) if content.startswith(ZIP_STARTS) else None
    except ImportProblem:
        return False
    types = (resource.type for resource in package.resources) if package else ()
    return any(each.startswith("imsqti") and mark in each for each in types)


def _items_of(root: Element) -> Iterator[Read] | None:
    """The items of a file; None where it is of another sort: a test, metadata, a page."""
    in_one_tongue(root)
    if root.tag == "assessmentItem":
        return iter((read_item(root),))
    return read_assessment(root) if root.tag == "questestinterop" else None


def _read_package(package: Package) -> Iterator[Read]:
    count = elements = 0
    for name, is_there in _item_files(package).items():
        try:
            root = _root(package, name, is_there=is_there)
        except ImportProblem as problem:
            count += 1
            refuse_too_many(count, MOST_ITEMS)
            yield not_read(_name_of_file(name), f"{name}: {problem.message}")
            continue
        elements += sum(1 for _element in root.iter())
        if elements > MOST_ELEMENTS:
            raise ImportProblem(_("The package has too many elements. Divide it."))
        for read in _items_of(root) or ():
            count += 1
            refuse_too_many(count, MOST_ITEMS)
            yield read
    if not count:
        raise ImportProblem(_("The package has no questions."))


def _root(package: Package, name: str, *, is_there: bool) -> Element:
    """The root of a file. Raises ImportProblem, also where it is only listed."""
    if not is_there:
        raise ImportProblem(_("It is listed in the package, but it is not there."))
    return package.xml(name)


def _item_files(package: Package) -> dict[str, bool]:
    """The files that may hold items, and whether they are there.

    Those are the main files of QTI resources, and of what Canvas has twice its own copies.
    """
    own = [name for name in package.names if name.endswith(".xml.qti")]
    copies = {name.rpartition("/")[2].removesuffix(".xml.qti"): name for name in own}
    found: dict[str, bool] = {}
    for resource in package.resources:
        if not resource.type.startswith("imsqti"):
            continue
        if resource.missing:
            found[resource.missing] = False
        for name in resource.files[:1]:
            folder, _slash, last = name.rpartition("/")
            base = folder.rpartition("/")[2]
            copy = copies.get(base) if last == _CARTRIDGE_COPY else None
            found[copy or name] = True
    return found | dict.fromkeys((name for name in own if _CANVAS_FOLDER in name), True)


def _name_of_file(name: str) -> str:
    return name_of(name.rpartition("/")[2].partition(".")[0])
