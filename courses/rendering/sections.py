"""From what an author wrote to what a section shows."""

import re
from collections.abc import Collection, Sequence
from html import unescape
from math import ceil

from django.utils.translation import gettext as _

from courses.rendering.code import without_listings
from courses.rendering.engine import TAGS, to_html
from courses.rendering.furniture import without_reserved
from courses.rendering.limits import paragraph_problems, size_problem
from courses.rendering.outline import Outline
from courses.rendering.page import Page, hint
from courses.rendering.results import HtmlPart, Part, Problem, RenderedSection
from courses.rendering.sanitising import Findings, sanitise

_WORDS_A_MINUTE = 180
_TAG = re.compile(r"\[\[([A-Za-z]+)\]\]")
_NOT_READ = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)
_CODE = re.compile(r"`[^`]*`")


def render_section(
    source: str, *, embed_kinds: Collection[str] = ("check", "case-study")
) -> RenderedSection:
    """The section this source makes. Whatever is wrong with it is in `problems`, never raised."""
    if problem := size_problem(source):
        return RenderedSection((), (), 0, 0, (problem,))
    page = Page()
    lines = split_lines(source)
    prose = without_listings(lines)
    page.problems += paragraph_problems(prose)
    parts: tuple[Part, ...] = ()
    if not page.problems:
        outline = Outline(lines, page, embed_kinds)
        parts = _parts(outline, page, prose)
    words = _count_words(parts)
    return RenderedSection(
        parts=parts,
        contents=tuple(page.contents),
        words=words,
        minutes=ceil(words / _WORDS_A_MINUTE),
        problems=tuple(sorted(set(page.problems))),
        anchors=tuple(page.anchors.items()),
    )


def split_lines(source: str) -> list[str]:
    """The lines of a source, however they end, without characters that have a meaning to us."""
    return without_reserved(source.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def report_findings(findings: Findings, lines: Sequence[str], page: Page) -> None:
    """Turn what the sanitiser met into problems at the lines where it stands."""
    for needle, message in findings.refused:
        page.report(_line_of(needle, lines), message)
    page.anchor_links += [
        (link.removeprefix("#"), _line_of(link, lines))
        for link in findings.links
        if link.startswith("#")
    ]


def report_unknown_tags(lines: Sequence[str], page: Page) -> None:
    """Report words in double brackets that are not one of our tags."""
    for number, line in enumerate(lines, start=1):
        for match in _TAG.finditer(_CODE.sub("", line)):
            if match[1].lower() not in TAGS:
                words = {"name": match[1], "hint": hint(match[1].lower(), TAGS)}
                page.report(number, _("There is no tag “%(name)s”.%(hint)s") % words)


def _parts(outline: Outline, page: Page, prose: Sequence[str]) -> tuple[Part, ...]:
    try:
        unsafe = to_html(outline.markdown, page, outline.nodes)
        html, findings = sanitise(unsafe)
    except RecursionError:
        page.problems.append(Problem(1, _("This text is nested too deep. Flatten it.")))
        return ()
    report_findings(findings, prose, page)
    report_unknown_tags(prose, page)
    page.check_anchor_links()
    return page.furniture.parts(html)


def _line_of(needle: str, lines: Sequence[str]) -> int:
    """The first line that holds the words, or 1 when Markdown has changed their spelling."""
    spellings = {needle, unescape(needle)}
    for number, line in enumerate(lines, start=1):
        if any(spelling in line for spelling in spellings):
            return number
    return 1


def _count_words(parts: Sequence[Part]) -> int:
    html = " ".join(part.html for part in parts if isinstance(part, HtmlPart))
    return len(re.findall(r"\w[\w’'.-]*", unescape(_NOT_READ.sub(" ", html))))
