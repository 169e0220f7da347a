"""Aiken: a question in plain words, choices by letter, and a line with the answer's letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, Draft, NotKeptError, Option, not_read, read_of
from quizzes.interchange.items import MOST_ITEMS, ImportProblem, Item, Read
from quizzes.interchange.markdown_text import markdown_of_text
from quizzes.interchange.text_files import refuse_too_many, text_of_file
from quizzes.packs.states import QuestionState

_CHOICE = re.compile(r"([A-Z])[.)]\s+(\S.*)")
_ANSWER = re.compile(r"ANSWER:\s*(.*)")
_LOOKS_SO = re.compile(rb"(?m)^ANSWER:[ \t]*[A-Z][ \t]*\r?$")


@dataclass(slots=True)
class _Item:
    """One question while its lines are read."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    twice: str = ""

    def add(self, number: int, line: str) -> None:
        """One more line: a choice, or words of the question or of the last choice."""
        self.line = self.line or number
        choice = _CHOICE.match(line)
        if choice is not None and self.stem:
            self.twice = choice[1] if choice[1] in self.choices else self.twice
            self.choices[choice[1]] = [choice[2]]
        elif self.choices:
            self.choices[next(reversed(self.choices))].append(line)
        else:
            self.stem.append(line)


class AikenFormat:
    """Reads Aiken, which has single choice only. Nothing is written: it holds no explanations."""

    key = "aiken"
    label = "Aiken"
    extensions: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    writes: Collection[str] = ()

    def recognises(self, head: bytes, name: str) -> bool:
        """By a line that names an answer."""
        return _LOOKS_SO.search(head.replace(b"\0", b"")) is not None

    def read(self, content: bytes, name: str) -> Iterator[Read]:
        """The questions in order. Raises ImportProblem."""
        item, count = _Item(), 0
        for number, line in enumerate(text_of_file(content).split("\n"), start=1):
            bare = line.strip()
            answer = _ANSWER.match(bare)
            if answer is not None:
                count += 1
                refuse_too_many(count, MOST_ITEMS)
                yield _read(item, answer[1].strip(), number)
                item = _Item()
            elif bare:
                item.add(number, bare)
        if not count:
            raise ImportProblem(_("No line says “ANSWER:” and a letter."))
        if item.line:
            yield not_read("", _("It has no line with “ANSWER:”."), item.line)

    def write(self, items: Sequence[Item]) -> bytes:
        """Never asked: `writes` is empty, so neither page nor command offers it."""
        raise NotImplementedError

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """Not asked, as nothing is written."""
        return ()


def _read(item: _Item, answer: str, number: int) -> Read:
    line = item.line or number
    draft = Draft(markdown_of_text("\n".join(item.stem)))
    draft.options = [
        Option(markdown_of_text("\n".join(lines)), weight=FULL * (letter == answer))
        for letter, lines in item.choices.items()
    ]
    if item.twice:
        words = _("Two choices have the letter %(letter)s.") % {"letter": item.twice}
        return not_read("", words, line)
    if answer not in item.choices:
        words = _("The answer “%(letter)s” is none of the choices.") % {"letter": answer[:20]}
        return not_read("", words, line)
    try:
        return read_of("", draft.single(), draft.notes, line)
    except NotKeptError as error:
        return not_read("", str(error), line)
