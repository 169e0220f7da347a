"""GIFT: the text format that Moodle reads and writes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext as _

from quizzes.interchange.building import Draft, Notes, NotKeptError, not_read, read_of
from quizzes.interchange.gift_answers import question_of
from quizzes.interchange.gift_blocks import Block, Parts, blocks_of, is_closed, parts_of, restored
from quizzes.interchange.gift_writing import gift_loses, gift_text
from quizzes.interchange.html_to_markdown import has_markup, markdown_of_html
from quizzes.interchange.items import MOST_ITEMS, ImportProblem, Item, Read
from quizzes.interchange.markdown_text import markdown_of_text, without_controls
from quizzes.interchange.text_files import refuse_too_many, text_of_file
from quizzes.packs.states import QuestionState

BLANK = "\N{HORIZONTAL ELLIPSIS}"
_LOOKS_SO = re.compile(rb"(?m)^\s*(?:::|\$CATEGORY:|//)|\{[^{}]*[=~#TF][^{}]*\}")
# Blanks are looked at from their first one only: no run of them makes this slow.
_BLOCK_TAG = re.compile(
    r"(?<!\s)\s++(?=</?(?:p|ul|ol|li|div|pre|table|tr|h[1-6])\b)|(?<=>)\n", re.IGNORECASE
)


class GiftFormat:
    """Reads all of GIFT but essays and descriptions, which are told."""

    key = "gift"
    label = "GIFT"
    extensions: tuple[str, ...] = (".gift", ".txt")
    media_type = "text/plain; charset=utf-8"
    writes: Collection[str] = (
        "single",
        "multiple",
        "true_false",
        "numeric",
        "short_text",
        "matching",
    )

    def recognises(self, head: bytes, name: str) -> bool:
        """By its name, or by braces with answers."""
        if name.lower().endswith(".gift"):
            return True
        plain = head.replace(b"\0", b"")
        return not plain.lstrip().startswith(b"<") and _LOOKS_SO.search(plain) is not None

    def read(self, content: bytes, name: str) -> Iterator[Read]:
        """The questions in order. Raises ImportProblem."""
        count = 0
        for count, block in enumerate(blocks_of(text_of_file(content)), start=1):
            refuse_too_many(count, MOST_ITEMS)
            yield _read(block)
        if not count:
            raise ImportProblem(_("There is no question in this text."))

    def write(self, items: Sequence[Item]) -> bytes:
        """The questions as text, in Markdown where they hold more than plain words."""
        return gift_text(items).encode()

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """What GIFT has no words for."""
        return gift_loses(state)


def _read(block: Block) -> Read:
    parts = parts_of(block)
    name = block.ident or parts.title
    if not is_closed(block):
        words = _("The braces are not one pair. Write “\\{” for a brace in the words.")
        return not_read(name, words, block.line)
    if parts.answers is None:
        return not_read(name, _("A description asks nothing. Put it into the text."), block.line)
    notes = Notes()
    try:
        state = _question(parts, parts.answers, notes)
    except NotKeptError as error:
        return not_read(name, str(error), block.line)
    if block.category:
        notes.lose(_("The category “%(name)s” is left out.") % {"name": block.category[:200]})
    if block.tags:
        notes.lose(_("Tags are left out: %(tags)s.") % {"tags": ", ".join(block.tags)[:200]})
    return read_of(name, state, notes, block.line)


def _question(parts: Parts, answers: str, notes: Notes) -> QuestionState:
    def told(words: str, markup: str = "") -> str:
        return _markdown(words, markup or parts.markup, notes)

    stem = restored(parts.stem)
    if re.search(r"\w", parts.tail) or (parts.tail and stem[-1:] not in ".?!:"):
        stem = f"{stem} {BLANK} {restored(parts.tail)}".replace(f"{BLANK} .", BLANK)
        notes.change(
            _("A missing word is asked for below the sentence; three dots mark its place.")
        )
    return question_of(answers, Draft(told(stem), notes=notes), told)


def _markdown(words: str, markup: str, notes: Notes) -> str:
    if markup == "markdown":
        return without_controls(words).strip()
    if markup == "plain" or (markup == "moodle" and not has_markup(words)):
        return markdown_of_text(words)
    if markup == "moodle":
        words = _BLOCK_TAG.sub("", words).replace("\n", "<br>")
    converted = markdown_of_html(words)
    notes.lose(*converted.lost)
    return converted.markdown
