"""A case study written in the admin: Markdown whose front matter may be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from casestudies.pdf.body import IMAGE, problems_of_body
from casestudies.pdf.source import FENCE, CaseStudySource, SourceError, checked, load_matter

LONGEST = 200_000
LONGEST_MATTER = 20_000
MOST_MARKS = 600
OPTIONAL = ("pattern", "subtitle", "summary", "cover", "facts", "references")
_COVER = re.compile(r"^cover:[ \t]*[\"']?([A-Za-z0-9_-]+)[\"']?[ \t]*$", re.MULTILINE)
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"[\[\]*_`<!(\\]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the case study's own fields and place say; front matter may say it otherwise."""

    key: str
    title: str
    year: int
    section: str
    language: str = "en"


def pictures_named(text: str) -> list[str]:
    """The keys of uploaded pictures that a text names."""
    shown = (IMAGE.match(line) for line in text.split("\n"))
    return [*_COVER.findall(text), *(match["src"] for match in shown if match)]


def read_written(
    text: str, given: Given, pictures: Mapping[str, str], path: Path = Path("text.md")
) -> CaseStudySource:
    """The text as a source; `pictures` leads from keys to file names. Raises SourceError."""
    _refuse_huge(path, text)
    fields, lines, body, body_line = _parted(path, text)
    told = {
        "key": _NO_SLUG.sub("-", given.key.lower()).strip("-") or "text",
        "title": given.title, "year": given.year, "section": given.section,
        "language": given.language, **dict.fromkeys(OPTIONAL, ""),
    }  # fmt: skip
    starts = dict.fromkeys(told, 1) | lines
    source = checked(path, told | fields, starts, body, body_line=body_line, optional=OPTIONAL)
    return replace(
        source,
        body="\n".join(_with_file(line, pictures) for line in source.body.split("\n")),
        cover=pictures.get(source.cover, source.cover),
        pictures=frozenset(pictures.values()),
        template="written.html",
    )


def problems_of_text(text: str, given: Given, pictures: Mapping[str, str]) -> list[tuple[int, str]]:
    """What keeps a text from being built: line from 1 and reason, in order of lines."""
    try:
        source = read_written(text, given, pictures)
    except SourceError as error:
        return [(error.line, error.reason)]
    found = [(problem.line, problem.reason) for problem in problems_of_body(source)]
    if not source.body.strip():
        found.append((source.body_line, _("There is no text yet.")))
    return sorted(found)


def _refuse_huge(path: Path, text: str) -> None:
    """What would take a parser too long is told at once."""
    if len(text) > LONGEST:
        reason = _("The text has %(size)d characters; %(most)d are the most. Make it shorter.")
        raise SourceError(path, 1, reason % {"size": len(text), "most": LONGEST})
    start = 1
    for paragraph in text.split("\n\n"):
        if len(_MARKS.findall(paragraph)) > MOST_MARKS:
            raise SourceError(path, start, _("This paragraph is too long. Divide it."))
        start += paragraph.count("\n") + 2


def _parted(path: Path, text: str) -> tuple[dict[str, object], dict[str, int], str, int]:
    """The fields of the front matter, their lines, the body and its first line."""
    if not text.startswith(FENCE):
        return {}, {}, text, 1
    matter, fence, body = text[len(FENCE) :].partition(f"\n{FENCE}")
    if not fence:
        reason = _("The front matter is never closed: end it with a line of ---.")
        raise SourceError(path, 1, reason)
    if len(matter) > LONGEST_MATTER:
        raise SourceError(path, 1, _("The front matter is too long."))
    fields, lines = load_matter(path, matter)
    return fields, lines, body, matter.count("\n") + 4


def _with_file(line: str, pictures: Mapping[str, str]) -> str:
    """A line that shows a picture, with its file instead of its key."""
    match = IMAGE.match(line)
    if match is None or match["src"] not in pictures:
        return line
    return line[: match.start("src")] + pictures[match["src"]] + line[match.end("src") :]
