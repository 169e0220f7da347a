"""The one barrier between what an author typed and a learner's browser, and the only file that
knows bleach.

Only prose passes: paragraphs, emphasis, lists, tables, links, pictures. No class, id, style,
event, `hx-` or `data-` attribute does; the few classes in the result are added here, afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner
from django.utils.translation import gettext as _

from courses.rendering.furniture import has_reserved
from courses.rendering.links import image_problem, is_external, link_problem

PROSE = frozenset(
    {"a", "blockquote", "br", "code", "em", "hr", "img", "li", "ol", "p", "strong", "ul"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
_ALIGNMENTS = {"left": "al-l", "center": "al-c", "right": "al-r"}

type Token = dict[str, object]
type Attributes = dict[tuple[str | None, str], str]


@dataclass(slots=True)
class Findings:
    """What the sanitiser met, for the caller to report with line numbers."""

    links: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def allows(self, tag: str, name: str, value: str) -> bool:
        """Whether this attribute passes; what is refused or linked to is noted."""
        if has_reserved(value):
            self.refused.append(("[[", _("A tag cannot stand in an address or a description.")))
            return False
        match tag, name:
            case "a", "href":
                return self._allows_address(value, link_problem(value))
            case "img", "src":
                return self._allows_address(value, image_problem(value))
            case (("th" | "td"), "align"):
                return value in _ALIGNMENTS
            case "ol", "start":
                return value.isascii() and value.isdigit()
        return (tag, name) in {("a", "title"), ("img", "title"), ("img", "alt")}

    def _allows_address(self, value: str, problem: str) -> bool:
        if problem:
            self.refused.append((value, problem))
            return False
        self.links.append(value)
        return True


def sanitise(html: str) -> tuple[str, Findings]:
    """The author's prose with everything else made harmless, and what was met on the way."""
    findings = Findings()
    cleaner = Cleaner(
        tags=PROSE,
        attributes=findings.allows,
        protocols={"http", "https", "mailto"},
        filters=[_Dressing],
    )
    return str(cleaner.clean(html)), findings


class _Dressing(Filter):  # type: ignore[misc]  # bleach ships no types
    """Adds, after sanitising, the classes and attributes our style sheets and readers rely on."""

    def __iter__(self) -> Iterator[Token]:
        for token in super().__iter__():
            name, kind = token.get("name"), token["type"]
            if kind in {"StartTag", "EmptyTag"}:
                if name == "table":
                    yield _start("div", {"class": "tbl", "tabindex": "0"})
                _dress(str(name), token["data"])
            yield token
            if name == "table" and kind == "EndTag":
                yield {"type": "EndTag", "name": "div", "namespace": None, "data": {}}


def _start(name: str, attributes: dict[str, str]) -> Token:
    data = {(None, key): value for key, value in attributes.items()}
    return {"type": "StartTag", "name": name, "namespace": None, "data": data}


def _dress(name: str, attributes: Attributes) -> None:
    if name == "ul":
        attributes[None, "class"] = "list"
    elif name == "a" and is_external(attributes.get((None, "href"), "")):
        attributes[None, "rel"] = "noopener noreferrer"
    elif name in {"th", "td"} and (None, "align") in attributes:
        attributes[None, "class"] = _ALIGNMENTS[attributes.pop((None, "align"))]
