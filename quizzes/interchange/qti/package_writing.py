"""Writing questions as a package: a manifest, and a file for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, indent
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quizzes.interchange.identifiers import identifier_of
from quizzes.interchange.items import Item
from quizzes.interchange.manifest import MANIFEST
from quizzes.interchange.qti.dialects import Dialect, item_bytes, xml_bytes
from quizzes.interchange.qti.item_writing import item_of

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same questions make the same bytes on any day."""


def package_of(items: Sequence[Item], dialect: Dialect) -> bytes:
    """The zip of a package. Keys that stand twice get a number."""
    named = _named(items)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo(MANIFEST, _LONG_AGO), _manifest(list(named), dialect),
                         ZIP_DEFLATED)  # fmt: skip
        for key, item in named.items():
            content = item_bytes(item_of(key, item[1]), dialect)
            archive.writestr(ZipInfo(_file_of(key), _LONG_AGO), content, ZIP_DEFLATED)
    return packed.getvalue()


def _named(items: Sequence[Item]) -> dict[str, Item]:
    named: dict[str, Item] = {}
    for item in items:
        key, number = item[0], 2
        while key in named:
            key, number = f"{item[0]}-{number}", number + 1
        named[key] = item
    return named


def _file_of(key: str) -> str:
    return f"items/{identifier_of(key)}.xml"


def _manifest(keys: list[str], dialect: Dialect) -> bytes:
    kind, version = dialect.package_kind
    root = Element("manifest", identifier="questions")
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = kind
    SubElement(metadata, "schemaversion").text = version
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for key in keys:
        resource = SubElement(
            resources, "resource", identifier=f"item-{key}", type=dialect.resource_type,
            href=_file_of(key),
        )  # fmt: skip
        SubElement(resource, "file", href=_file_of(key))
    indent(root)
    return xml_bytes(root, dialect.package_namespace, dialect.package_schema)
