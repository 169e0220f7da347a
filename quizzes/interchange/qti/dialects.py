"""How each version of QTI spells an item and its package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, indent, tostring

from quizzes.interchange.qti.markup import TAGS

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_CAPITAL = re.compile(r"[A-Z]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One version's names and addresses."""

    is_prefixed: bool
    """Whether names look like `qti-simple-choice` (3.0), not like `simpleChoice` (2.1)."""
    namespace: str
    schema: str
    resource_type: str
    package_namespace: str
    package_schema: str
    package_kind: tuple[str, str]
    """What the manifest calls a package of this version, and the number of that."""


VERSION_2_1 = Dialect(
    is_prefixed=False,
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    resource_type="imsqti_item_xmlv2p1",
    package_namespace="http://www.imsglobal.org/xsd/imscp_v1p1",
    package_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    package_kind=("QTIv2.1 Package", "1.0.0"),
)
VERSION_3_0 = Dialect(
    is_prefixed=True,
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    resource_type="imsqti_item_xmlv3p0",
    package_namespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    package_schema=(
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
    ),
    package_kind=("QTI Package", "3.0.0"),
)


def item_bytes(item: Element, dialect: Dialect) -> bytes:
    """The item as a file of this version. The tree is changed on the way."""
    _set_apart(item)
    if dialect.is_prefixed:
        _prefix(item)
    else:
        _without_content_bodies(item)
    return xml_bytes(item, dialect.namespace, dialect.schema)


def xml_bytes(root: Element, namespace: str, schema: str) -> bytes:
    """The tree as a file that names its schema."""
    attributes = {"xmlns": namespace, "xmlns:xsi": _INSTANCE}
    attributes["xsi:schemaLocation"] = f"{namespace} {schema}"
    root.attrib = attributes | root.attrib
    text = _NOT_IN_XML.sub("", tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _set_apart(item: Element) -> None:
    """Line breaks between the parts, and within those that hold no words."""
    for part in item:
        if part.tag not in {"itemBody", "modalFeedback"}:
            indent(part, level=1)
        part.tail = "\n  "
    item.text = "\n  "
    item[-1].tail = "\n"


def _prefix(item: Element) -> None:
    for element in item.iter():
        tag = str(element.tag)
        if tag in TAGS:
            continue
        element.tag = f"qti-{_kebab(tag)}"
        element.attrib = {_kebab(name): value for name, value in element.attrib.items()}


def _kebab(name: str) -> str:
    return _CAPITAL.sub(lambda match: f"-{match[0].lower()}", name)


def _without_content_bodies(item: Element) -> None:
    """In 2.1 a comment holds its words directly."""
    for comment in item.findall("modalFeedback"):
        for body in comment.findall("contentBody"):
            comment.remove(body)
            comment.extend(body)
