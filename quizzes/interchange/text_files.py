"""Text of files from anywhere: its encoding found, or one sentence that says what is wrong."""

from __future__ import annotations

import codecs

from django.utils.translation import gettext as _

from courses.packs.folders import plain_newlines
from quizzes.interchange.items import LARGEST_TEXT_FILE, ImportProblem

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_too_large(content: bytes) -> None:
    """Raises ImportProblem for more than a text or XML file may have."""
    if len(content) > LARGEST_TEXT_FILE:
        most = LARGEST_TEXT_FILE // 1_000_000
        words = _("The file has more than %(most)d MB. Divide it into smaller ones.")
        raise ImportProblem(words % {"most": most})


def text_of_file(content: bytes) -> str:
    """The text with plain newlines: UTF-8, or UTF-16 that says so. Raises ImportProblem."""
    refuse_too_large(content)
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ImportProblem(_("This is not UTF-8 text. Save the file as UTF-8."), line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ImportProblem(_("This is not a text file: it has a NUL character."), line)
    return plain_newlines(text)


def refuse_too_many(count: int, most: int) -> None:
    """Raises ImportProblem for more items than one import takes."""
    if count > most:
        words = _("The file has more than %(most)d items. Divide it into smaller ones.")
        raise ImportProblem(words % {"most": most})
