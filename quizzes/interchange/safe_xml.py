"""XML from strangers, read without entities, definitions or anything fetched from elsewhere."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from quizzes.interchange.items import ImportProblem

DEEPEST = 100
"""Elements within elements."""
MOST_ELEMENTS = 400_000


def read_xml(content: bytes) -> Element:
    """The root element of a file. Raises ImportProblem with the line."""
    parser = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    _bound(parser)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except ParseError as error:
        words = _("This is not well-formed XML (%(reason)s). Export the file again.")
        reason = str(error).split(":")[0]
        raise ImportProblem(words % {"reason": reason}, error.position[0]) from None
    except DefusedXmlException:
        words = _("The file defines entities of its own, which are not read. Export it without.")
        raise ImportProblem(words) from None
    except (ValueError, LookupError):
        raise ImportProblem(_("The file's encoding is not known. Save it as UTF-8.")) from None
    return root


def _bound(reader: DefusedXMLParser) -> None:
    """Let the parser stop at files that are nested or stuffed beyond what questions need."""
    parser = reader.parser
    begin, end = parser.StartElementHandler, parser.EndElementHandler
    depth = elements = 0

    def began(tag: str, attributes: list[str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > DEEPEST:
            words = _("The XML is nested more than %(most)d elements deep.") % {"most": DEEPEST}
            raise ImportProblem(words, parser.CurrentLineNumber)
        if elements > MOST_ELEMENTS:
            raise ImportProblem(_("The file has too many elements. Divide it."))
        begin(tag, attributes)

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag)

    parser.StartElementHandler, parser.EndElementHandler = began, ended
