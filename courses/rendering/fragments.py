"""Small texts: stems, choices, explanations, ledes, captions."""

import re
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.rendering.blocks.figures import figure_start
from courses.rendering.code import Listing, opens_listing, without_listings
from courses.rendering.drawings import drawing, drawing_names
from courses.rendering.engine import to_html
from courses.rendering.headings import match_heading
from courses.rendering.limits import paragraph_problems, size_problem
from courses.rendering.page import Page, hint
from courses.rendering.prose import image_problems, prose_problems
from courses.rendering.results import HtmlPart, Problem
from courses.rendering.sanitising import sanitise
from courses.rendering.sections import report_findings, report_unknown_tags, split_lines

_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


SHORT = 2_000
"""Characters up to which a text is remembered with what became of it; most are far below."""


def render_fragment(source: str) -> tuple[str, tuple[Problem, ...]]:
    """The prose as HTML and its problems. One single paragraph comes without its <p>.

    Whoever checks a question, shows it and saves it asks for the same few texts each time, many
    of them empty, so short ones are remembered, in each language that problems are told in.
    """
    if len(source) <= SHORT:
        return _remembered(source, get_language())
    return _rendered(source)


@lru_cache(maxsize=512)
def _remembered(source: str, _language: str | None) -> tuple[str, tuple[Problem, ...]]:
    return _rendered(source)


def _rendered(source: str) -> tuple[str, tuple[Problem, ...]]:
    if problem := size_problem(source):
        return "", (problem,)
    page = Page()
    lines = split_lines(source)
    prose = without_listings(lines)
    page.problems += paragraph_problems(prose)
    if page.problems:
        return "", tuple(page.problems)
    html = _html("\n".join(_read(lines, page)), page, prose)
    single = _ONE_PARAGRAPH.fullmatch(html.strip())
    return (single[1] if single else html.strip()), tuple(sorted(set(page.problems)))


def render_hero_figure(
    name: str, caption: str, *, code: str = "FIG_01"
) -> tuple[str, tuple[Problem, ...]]:
    """The figure above a section's text: one of our drawings and its caption."""
    words, problems = render_fragment(caption)
    if name not in drawing_names():
        message = _("There is no drawing “%(name)s”.%(hint)s")
        unknown = Problem(1, message % {"name": name, "hint": hint(name, drawing_names())})
        return "", (unknown, *problems)
    caption_id = code.lower().replace("_", "-")
    start = figure_start(drawing(name, caption_id), caption_id, code, "fig fig--hero")
    return f"{start}{words}</figcaption></figure>", problems


def _html(markdown: str, page: Page, lines: list[str]) -> str:
    try:
        html, findings = sanitise(to_html(markdown, page, ()))
    except RecursionError:
        page.report(1, _("This text is nested too deep. Flatten it."))
        return ""
    report_findings(findings, lines, page)
    report_unknown_tags(lines, page)
    parts = page.furniture.parts(html)
    return "".join(part.html for part in parts if isinstance(part, HtmlPart))


def _read(lines: list[str], page: Page) -> list[str]:
    """The prose with its listings behind tokens; headings, blocks and pictures are reported."""
    out: list[str] = []
    listing: Listing | None = None
    for number, line in enumerate(lines, start=1):
        if listing is None:
            listing = opens_listing(line, number)
            if listing is None:
                _check(line, number, page)
                out.append(line)
        elif listing.is_closed_by(line):
            out += ["", page.furniture.block(listing.html()), ""]
            listing = None
        else:
            listing.lines.append(line)
    if listing is not None:
        page.report(listing.line, _("This code listing is never closed."))
    return out


def _check(line: str, number: int, page: Page) -> None:
    page.problems += prose_problems(line, number)
    page.problems += image_problems(line, number)
    if match_heading(line):
        page.report(number, _("Headings cannot stand here."))
