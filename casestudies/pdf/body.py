"""The body of a case study: Markdown to HTML with figures, captions, labels and citations."""

import re
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
    _check_pictures(source)
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
    return [source.cover, *(match["src"] for match in found if match)]


def _check_pictures(source: CaseStudySource) -> None:
    folder = source.path.parent
    _check_file(source, 1, folder, source.cover)
    for number, line in enumerate(source.body.splitlines(), source.body_line):
        if not line.startswith("!["):
            continue
        match = IMAGE.match(line)
        if match is None or not match["alt"] or not match["caption"]:
            reason = _('A picture needs a description and a caption: ![…](name.svg "FIG_01 …").')
            raise SourceError(source.path, number, reason)
        _check_file(source, number, folder, match["src"])


def _check_file(source: CaseStudySource, line: int, folder: Path, name: str) -> None:
    if Path(name).name != name or not name.endswith(".svg") or not (folder / name).is_file():
        reason = _("There is no drawing “%(name)s” beside the source.") % {"name": name}
        raise SourceError(source.path, line, reason)


def _cite(source: CaseStudySource, html: str) -> str:
    """Numbers the citations in the order of the reference list."""
    numbers = {reference.key: n for n, reference in enumerate(source.references, 1)}
    for number, line in enumerate(source.body.splitlines(), source.body_line):
        for key in CITATION.findall(line):
            if key not in numbers:
                reason = _("The reference “%(key)s” is cited but not listed.") % {"key": key}
                raise SourceError(source.path, number, reason)
    for key in numbers.keys() - set(CITATION.findall(source.body)):
        reason = _("The reference “%(key)s” is listed but not cited.") % {"key": key}
        raise SourceError(source.path, 1, reason)
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
