"""The body of a case study: Markdown to HTML with figures, captions, labels and citations."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from casestudies.pdf.source import CaseStudySource, SourceError

CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<src>[^) ]+)(?: \"(?P<caption>[^\"]*)\")?\)$")
NUMBERED = re.compile(r"(FIG|TAB)_\d+ ")
SEPARATOR = " · "
# After the inline patterns (priority 20), so that titles and captions are complete.
AFTER_INLINE = 15


class _Shape(Treeprocessor):  # type: ignore[misc]  # the library is untyped
    """Gives headings their label, pictures their caption and tables their title."""

    def run(self, root: Element) -> None:
        table_title: Element | None = None
        for block in list(root):
            if block.tag == "h2":
                _split_heading(block)
            elif block.tag == "p" and len(block) == 1 and block[0].tag == "img":
                _make_figure(block)
            elif block.tag == "p" and (block.text or "").startswith("TAB_"):
                table_title = block
            elif block.tag == "table" and table_title is not None:
                root.remove(table_title)
                root.insert(list(root).index(block), _sheet(block, table_title.text or ""))
                root.remove(block)
                table_title = None


class _CaseStudyExtension(Extension):  # type: ignore[misc]  # the library is untyped
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        # A source is text and pictures: raw HTML shows up as the characters it is made of.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Shape(md), "case-study", AFTER_INLINE)


def render_body(source: CaseStudySource) -> str:
    """The body as HTML; raises SourceError for pictures and citations that lead nowhere."""
    for problem in problems_of_body(source):
        raise problem
    extensions = [
        _CaseStudyExtension(),
        AdmonitionExtension(),
        TableExtension(use_align_attribute=True),
    ]
    html = Markdown(extensions=extensions, output_format="xhtml").convert(source.body)
    return _cite(source, html)


def picture_names(source: CaseStudySource) -> list[str]:
    """The file names of the pictures, the cover first."""
    found = (IMAGE.match(line) for line in source.body.splitlines())
    cover = [source.cover] if source.cover else []
    return [*cover, *(match["src"] for match in found if match)]


def problems_of_body(source: CaseStudySource) -> Iterator[SourceError]:
    """Every picture and citation that leads nowhere, by line."""
    if source.cover:
        yield from _problems_of_file(source, 1, source.cover)
    for number, line in enumerate(source.body.splitlines(), source.body_line):
        if not line.startswith("!["):
            continue
        match = IMAGE.match(line)
        if match is None or not match["alt"] or not match["caption"]:
            reason = _('A picture needs a description and a caption: ![…](name.svg "FIG_01 …").')
            yield SourceError(source.path, number, reason)
            continue
        yield from _problems_of_file(source, number, match["src"])
    yield from _problems_of_citations(source)


def _problems_of_file(source: CaseStudySource, line: int, name: str) -> Iterator[SourceError]:
    if source.pictures is not None:
        if name not in source.pictures:
            reason = _("There is no picture “%(key)s”. Upload it under Pictures, and copy its key.")
            yield SourceError(source.path, line, reason % {"key": name})
        return
    beside = source.path.parent / name
    if Path(name).name != name or not name.endswith(".svg") or not beside.is_file():
        reason = _("There is no drawing “%(name)s” beside the source.") % {"name": name}
        yield SourceError(source.path, line, reason)


def _problems_of_citations(source: CaseStudySource) -> Iterator[SourceError]:
    known = {reference.key for reference in source.references}
    for number, line in enumerate(source.body.splitlines(), source.body_line):
        for key in CITATION.findall(line):
            if key not in known:
                reason = _("The reference “%(key)s” is cited but not listed.") % {"key": key}
                yield SourceError(source.path, number, reason)
    for key in sorted(known - set(CITATION.findall(source.body))):
        reason = _("The reference “%(key)s” is listed but not cited.") % {"key": key}
        yield SourceError(source.path, 1, reason)


def _cite(source: CaseStudySource, html: str) -> str:
    """Numbers the citations in the order of the reference list."""
    numbers = {reference.key: n for n, reference in enumerate(source.references, 1)}
    return CITATION.sub(lambda match: _citation(match[1], numbers[match[1]]), html)


def _citation(key: str, number: int) -> str:
    return f'<a class="cite" href="#ref-{key}">[{number}]</a>'


def _split_heading(heading: Element) -> None:
    label, separator, title = (heading.text or "").partition(SEPARATOR)
    if not separator:
        return
    heading.text = ""
    heading.set("data-title", title)
    SubElement(heading, "span", {"class": "label"}).text = label
    SubElement(heading, "span", {"class": "title"}).text = title


def _make_figure(paragraph: Element) -> None:
    paragraph.tag = "figure"
    image = paragraph[0]
    _number(SubElement(paragraph, "figcaption"), image.attrib.pop("title", ""))


def _sheet(table: Element, title: str) -> Element:
    """The table with its title, kept on one page, the first column as row headings."""
    caption = Element("caption")
    _number(caption, title)
    table.insert(0, caption)
    for row in table.iter("tr"):
        if row[0].tag == "td":
            row[0].tag = "th"
            row[0].set("scope", "row")
    sheet = Element("div", {"class": "sheet"})
    sheet.append(table)
    return sheet


def _number(caption: Element, text: str) -> None:
    match = NUMBERED.match(text)
    number = match[0].strip() if match else ""
    code = SubElement(caption, "b", {"class": "number"})
    code.text = number
    code.tail = f" {text.removeprefix(number).strip()}"
