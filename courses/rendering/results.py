"""What rendering gives back: parts to show, headings to list, problems to mend."""

from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class TogglePart:
    """Where a stretch begins that only those see who get `when` of a toggle; unnamed, its end."""

    name: str = ""
    when: str = ""

    @property
    def is_end(self) -> bool:
        """Whether the stretch ends here."""
        return not self.name


type Part = HtmlPart | EmbedPart | TogglePart


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


def outside_toggles(parts: Iterable[Part]) -> Iterator[HtmlPart | EmbedPart]:
    """The parts that everyone sees, whatever is switched."""
    is_inside = False
    for part in parts:
        if isinstance(part, TogglePart):
            is_inside = not part.is_end
        elif not is_inside:
            yield part


def parts_to_json(parts: Iterable[Part]) -> list[JsonPart]:
    """The parts as lists a JSON column can keep: ["html", markup], ["embed", kind, key, line]
    or ["toggle", name, when]."""
    return [_part_to_row(part) for part in parts]


def _part_to_row(part: Part) -> JsonPart:
    match part:
        case HtmlPart(html):
            return ["html", html]
        case EmbedPart(kind, key, line):
            return ["embed", kind, key, line]
    return ["toggle", part.name, part.when]


def parts_from_json(rows: Iterable[Sequence[str | int]]) -> tuple[Part, ...]:
    """The parts that `parts_to_json` wrote. Raises ValueError for a row it did not write."""
    return tuple(_part_from_row(row) for row in rows)


def _part_from_row(row: Sequence[str | int]) -> Part:
    match row:
        case ["html", str() as html]:
            return HtmlPart(html)
        case ["embed", str() as kind, str() as key, int() as line]:
            return EmbedPart(kind, key, line)
        case ["toggle", str() as name, str() as when]:
            return TogglePart(name, when)
        case _:
            raise ValueError(f"Not a rendered part: {row!r}")
