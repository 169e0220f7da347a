"""What every format of questions gives and takes: one value per item, and one registry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from courses.packs.problems import ImportProblem
from quizzes.packs.states import QuestionState

__all__ = ["Format", "ImportProblem", "Item", "Read", "format_of", "formats", "register_format"]

LARGEST_TEXT_FILE = 5_000_000
"""Bytes of a text or XML file; packages have a limit of their own."""
MOST_ITEMS = 5_000
HEAD = 4_096
"""How many bytes of a file `Format.recognises` is shown."""
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
"""How zips begin, full ones and empty ones."""


@dataclass(frozen=True, slots=True)
class Read:
    """One item of a file as it was read. Where `state` is None, `problem` says why."""

    name: str
    """The key suggested; "" where the file suggests none. The importer makes it fit and unique."""
    state: QuestionState | None
    understood: str = ""
    """What the item is, in a few words: "Single choice, 4 choices"."""
    changed: tuple[str, ...] = ()
    """What is said in another way than in the file, a sentence each."""
    lost: tuple[str, ...] = ()
    """What cannot be kept, a sentence each."""
    problem: str = ""
    line: int = 0
    """Where it starts in the file, from 1; 0 where lines say nothing (packages)."""


type Item = tuple[str, QuestionState]
"""A question to be written: its key and what it says."""


class Format(Protocol):
    """A format of files of questions. Texts in a state are our Markdown, whatever the file has."""

    key: str
    """Its lasting name, as commands and forms say it: "gift", "moodle-xml", "qti-3.0"."""
    label: str
    """Its name for people; a name, so not translated."""
    extensions: tuple[str, ...]
    """How its files' names end, the usual one first, with the dot."""
    media_type: str
    """What a download is sent as."""
    writes: Collection[str]
    """The kinds of question that `write` can say; none for a format that is only read."""

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file that begins so (HEAD bytes) and is called so is one. Never raises.

        A zip is shown whole, since its list stands at its end.
        """
        ...

    def read(self, content: bytes, name: str) -> Iterable[Read]:
        """The items of a file in its order. Raises ImportProblem, at once or on the way."""
        ...

    def write(self, items: Sequence[Item]) -> bytes:
        """A file of these questions, all of kinds in `writes`; the same bytes each time."""
        ...

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """What a file of this format cannot say of the question, a sentence each."""
        ...


_formats: dict[str, Format] = {}


def register_format(offered: Format) -> Format:
    """Let files of this format be read, and written where it can."""
    _formats[offered.key] = offered
    return offered


def formats() -> tuple[Format, ...]:
    """Every format, in order of registration: the surest to recognise first."""
    return tuple(_formats.values())


def format_of(content: bytes, name: str) -> Format | None:
    """The format of the file, found by how it begins and what it is called; None if unknown."""
    head = content if content.startswith(ZIP_STARTS) else content[:HEAD]
    return next((each for each in formats() if each.recognises(head, name)), None)
