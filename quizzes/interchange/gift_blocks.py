"""A GIFT file taken apart: blocks between blank lines, their comments, title, stem and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ESCAPED = r"\:#={}~n"
_MARKS = {char: chr(0xF0000 + place) for place, char in enumerate(_ESCAPED)}
_MEANT = {mark: "\n" if char == "n" else char for char, mark in _MARKS.items()}
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_RESTORED = re.compile(f"[{''.join(_MEANT)}]")
_ID = re.compile(r"\[id:([^\]\n]{1,100})\]")
_TAG = re.compile(r"\[tag:([^\]\n]{1,100})\]")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
CATEGORY = "$CATEGORY:"


@dataclass(frozen=True, slots=True)
class Block:
    """One question's lines, with escapes behind marks that `restored` turns into what they say."""

    line: int
    text: str
    category: str = ""
    """The category that changed just before, if one did."""
    ident: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A block's parts. `answers` is None where there are no braces; `tail` follows them."""

    title: str
    markup: str
    stem: str
    answers: str | None
    tail: str


def restored(text: str) -> str:
    """The text with every escaped character as it is meant."""
    return _RESTORED.sub(lambda match: _MEANT[match[0]], text)


def blocks_of(text: str) -> Iterator[Block]:
    """The questions of a file. A blank line ends one, unless an answer follows in open braces."""
    marked = _ESCAPE.sub(lambda match: _MARKS[match[1]], _RESTORED.sub("", text))
    found = _Gathering()
    is_apart = False
    for number, line in enumerate(marked.split("\n"), start=1):
        bare = line.strip()
        if not bare:
            is_apart = True
            continue
        if is_apart and found.lines and not (found.is_open and bare[0] in "=~#}/"):
            yield found.take()
        is_apart = False
        if bare.startswith("//"):
            found.comments.append(bare)
        elif bare.upper().startswith(CATEGORY) and not found.lines:
            found.category = restored(bare[len(CATEGORY) :]).strip()
        else:
            found.add(number, line)
    if found.lines:
        yield found.take()


@dataclass(slots=True)
class _Gathering:
    """The lines of the block that is being read, and what was said before it."""

    start: int = 0
    depth: int = 0
    category: str = ""
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether a brace waits to be closed."""
        return self.depth > 0

    def add(self, number: int, line: str) -> None:
        """One more line."""
        self.start = self.start if self.lines else number
        self.lines.append(line)
        self.depth += line.count("{") - line.count("}")

    def take(self) -> Block:
        """The block, and begin the next."""
        said = " ".join(self.comments)
        ident = _ID.search(said)
        tags = tuple(restored(tag) for tag in _TAG.findall(said))
        name = restored(ident[1]) if ident else ""
        block = Block(self.start, "\n".join(self.lines), self.category, name, tags)
        self.lines, self.comments, self.category, self.depth = [], [], "", 0
        return block


def parts_of(block: Block) -> Parts:
    """The title, how the words are marked up, the stem and the answers between braces."""
    text = block.text
    title = _TITLE.match(text)
    text = text[title.end() :] if title else text
    markup = _FORMAT.match(text)
    text = text[markup.end() :] if markup else text
    stem, brace, rest = text.partition("{")
    answers, _closing, tail = rest.partition("}")
    name = " ".join(restored(title[1]).split()) if title else ""
    return Parts(name, markup[1] if markup else "moodle", stem.strip(),
        answers.strip() if brace else None, tail.strip())  # fmt: skip


def is_closed(block: Block) -> bool:
    """Whether its braces are one pair, or none."""
    text = block.text
    return text.count("{") == text.count("}") <= 1 and text.find("{") <= text.find("}")
