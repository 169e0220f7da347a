"""Items as one tree, whichever version they come from: QTI 2's names, without namespaces.

QTI 3 says `qti-choice-interaction response-identifier` where QTI 2 says `choiceInteraction
responseIdentifier`; nothing else differs in what is read here.
"""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, tostring

_PREFIX = "qti-"


def in_one_tongue(root: Element) -> Element:
    """The tree with every name as QTI 2 spells it. Changed in place, and given back."""
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag.startswith(_PREFIX):
            element.tag = _camel(tag.removeprefix(_PREFIX))
        else:
            element.tag = tag
        for name in tuple(element.attrib):
            plain = name.rpartition("}")[2]
            plain = plain if plain.startswith(("data-", "aria-")) else _camel(plain)
            element.set(plain, element.attrib.pop(name))
    return root


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(part.title() for part in others)


def inner_html(element: Element) -> str:
    """What stands in the element, as HTML."""
    children = (tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(children)


def text_in(element: Element | None) -> str:
    """The bare words in the element, runs of white space as one; "" where there is none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def parent_of(root: Element, target: Element) -> Element:
    """What the element stands in directly."""
    return next(each for each in root.iter() if any(child is target for child in each))


def take_out(root: Element, target: Element, instead: str = "") -> None:
    """Remove the element from the tree, and leave the words after it where they are."""
    parent = parent_of(root, target)
    before = next(place for place, child in enumerate(parent) if child is target)
    words = instead + (target.tail or "")
    parent.remove(target)
    if before:
        parent[before - 1].tail = (parent[before - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
