"""What rendering gives back: parts to show, headings to list, problems to mend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Raised by one whenever the same source would give different markup.
RENDERER_VERSION = 1

type JsonPart = list[str | int]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something the author has to change before the text can be released.

    `line` counts from 1 in the source that was given; `message` says what to do.
    """

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that "On this page" lists: `short` is the text shown there."""

    id: str
    level: int
    label: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """Markup that is the same for every learner, sanitised and ready to send."""

    html: str


@dataclass(frozen=True, slots=True)
class EmbedPart:
    """A place that the app which registered `kind` fills for each learner."""

    kind: str
    key: str
    line: int


type Part = HtmlPart | EmbedPart


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A section's text after rendering. With problems, `parts` may be incomplete."""

    parts: tuple[Part, ...]
    contents: tuple[Heading, ...]
    words: int
    minutes: int
    problems: tuple[Problem, ...]
    anchors: tuple[tuple[str, int], ...] = ()
    """Every id in the text with the line that it stands in."""


def parts_to_json(parts: Iterable[Part]) -> list[JsonPart]:
    """The parts as lists a JSON column can keep: ["html", markup] or ["embed", kind, key, line]."""
    return [
        ["html", part.html]
        if isinstance(part, HtmlPart)
        else ["embed", part.kind, part.key, part.line]
        for part in parts
    ]


def parts_from_json(rows: Iterable[Sequence[str | int]]) -> tuple[Part, ...]:
    """The parts that `parts_to_json` wrote. Raises ValueError for a row it did not write."""
    return tuple(_part_from_row(row) for row in rows)


def _part_from_row(row: Sequence[str | int]) -> Part:
    match row:
        case ["html", str() as html]:
            return HtmlPart(html)
        case ["embed", str() as kind, str() as key, int() as line]:
            return EmbedPart(kind, key, line)
        case _:
            raise ValueError(f"Not a rendered part: {row!r}")
