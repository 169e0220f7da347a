"""Caps that keep rendering quick and safe whatever is sent in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.rendering.results import Problem

LARGEST_SOURCE = 200_000
MOST_BLOCKS = 300
MOST_PARAGRAPHS = 1_200
LONGEST_PARAGRAPH = 10_000
MOST_MARKS = 300
MOST_MARKS_IN_ALL = 6_000
DEEPEST_QUOTE = 6
DEEPEST_INDENT = 24

_MARKS = re.compile(r"[\[\]*_`<!(\\]")


def size_problem(source: str) -> Problem | None:
    """Why the source is too large to be read at all, if it is."""
    if len(source) <= LARGEST_SOURCE:
        return None
    words = {"size": len(source), "most": LARGEST_SOURCE}
    message = _("The text has %(size)s characters; %(most)s is the most. Split it into sections.")
    return Problem(1, message % words)


def paragraph_problems(lines: list[str]) -> list[Problem]:
    """Paragraphs and indents that would take a Markdown parser too long."""
    problems = [
        Problem(number, _("This line is indented too deep. Flatten it."))
        for number, line in enumerate(lines, start=1)
        if _too_deep(line)
    ]
    paragraphs = list(_paragraphs(lines))
    problems += [
        Problem(paragraph.line, _("This paragraph is too long. Divide it."))
        for paragraph in paragraphs
        if paragraph.size > LONGEST_PARAGRAPH or paragraph.marks > MOST_MARKS
    ]
    marks = sum(paragraph.marks for paragraph in paragraphs)
    if len(paragraphs) > MOST_PARAGRAPHS or marks > MOST_MARKS_IN_ALL:
        problems.append(Problem(1, _("This text is too long. Split it into sections.")))
    return problems


@dataclass(slots=True)
class _Paragraph:
    line: int
    size: int = 0
    marks: int = 0


def _paragraphs(lines: list[str]) -> Iterator[_Paragraph]:
    """The runs of lines between blank ones, measured."""
    paragraph: _Paragraph | None = None
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            paragraph = paragraph or _Paragraph(number)
            paragraph.size += len(line)
            paragraph.marks += len(_MARKS.findall(line))
        elif paragraph is not None:
            yield paragraph
            paragraph = None


def _too_deep(line: str) -> bool:
    bare = line.expandtabs(4).lstrip(" ")
    quotes = len(line) - len(line.lstrip("> \t"))
    return (
        len(line.expandtabs(4)) - len(bare) > DEEPEST_INDENT
        or line[:quotes].count(">") > DEEPEST_QUOTE
    )
