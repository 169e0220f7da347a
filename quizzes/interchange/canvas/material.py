"""Words of QTI 1.2 files: `material` with HTML or plain text in it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Notes
from quizzes.interchange.html_to_markdown import markdown_of_html
from quizzes.interchange.markdown_text import markdown_of_text

_RESPONSES = ("response_", "render_")
_MEDIA = frozenset({"matimage", "mataudio", "matvideo", "matapplet", "matapplication"})


def words_of(element: Element, notes: Notes) -> str:
    """The words of all material in the element, but not of the answers, as our Markdown."""
    said = (_said(each, notes) for each in _materials(element))
    return "\n\n".join(words for words in said if words)


def _materials(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in {"mattext", "matemtext"} | _MEDIA:
            yield child
        elif not str(child.tag).startswith(_RESPONSES):
            yield from _materials(child)


def _said(element: Element, notes: Notes) -> str:
    if element.tag in _MEDIA:
        notes.lose(_("A picture or a recording."))
        return ""
    text = "".join(element.itertext())
    if element.get("texttype", "text/plain") != "text/html":
        return markdown_of_text(text)
    converted = markdown_of_html(text)
    notes.lose(*converted.lost)
    return converted.markdown


def metadata_of(item: Element) -> dict[str, str]:
    """The item's labelled facts: its kind among them."""
    facts: dict[str, str] = {}
    for entry in item.iter("qtimetadatafield"):
        label = "".join((entry.findtext("fieldlabel") or "").split())
        facts.setdefault(label, (entry.findtext("fieldentry") or "").strip())
    return facts
