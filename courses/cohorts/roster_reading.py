"""Reading a roster: addresses and names from a file or a paste, each line checked by itself.

Pure: no database. Columns may be divided by commas, semicolons or tabs, and stand in any order.
"""

from __future__ import annotations

import codecs
import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

LARGEST = 5_000_000
"""Bytes of a file, and characters of a paste."""
MOST_LINES = 10_000
"""People in one roster."""
LONGEST_NAME = 150
LONGEST_ADDRESS = 254

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DIVIDERS = "\t;,"
_EMAIL = {"email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse"}
_NAME = {"name", "full name", "student", "student name"}


class RosterError(Exception):
    """The whole cannot be read; the text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person of a roster; `problem` is "" where the line can be taken in."""

    number: int
    email: str
    name: str
    problem: str = ""


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 that says so, or Windows-1252. Raises RosterError."""
    _refuse_too_large(len(content))
    try:
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = _western(content)
    _refuse_binary(text)
    return text


def read_roster(text: str) -> list[Line]:
    """The people of a roster, in order. Raises RosterError where it cannot be read at all."""
    _refuse_too_large(len(text))
    _refuse_binary(text)
    rows = list(_rows(text.removeprefix("\ufeff")))
    if not rows:
        raise RosterError(_("There is nothing in it. It takes a line with an address for each."))
    email_at, name_at, has_header = _columns(rows[0][1])
    people = rows[1:] if has_header else rows
    if not people:
        raise RosterError(_("There is nobody in it: only the line that names the columns."))
    if len(people) > MOST_LINES:
        words = _("It has more than %(most)d people. Divide it into smaller ones.")
        raise RosterError(words % {"most": MOST_LINES})
    return [
        _line(number, _cell(cells, email_at), _cell(cells, name_at)) for number, cells in people
    ]


def _western(content: bytes) -> str:
    """As spreadsheets of western Europe write it. Raises RosterError."""
    try:
        if content.startswith(_UTF_16):
            raise RosterError(_("The file breaks off in the middle. Save it again as UTF-8."))
        return content.decode("cp1252")
    except UnicodeDecodeError:
        words = _("This is not a text file. Save the list as CSV and send that.")
        raise RosterError(words) from None


def _refuse_too_large(size: int) -> None:
    if size > LARGEST:
        words = _("It has more than %(most)d MB. Divide it into smaller ones.")
        raise RosterError(words % {"most": LARGEST // 1_000_000})


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise RosterError(_("This is not a text file. Save the list as CSV and send that."))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something, with the number it begins at. Raises RosterError."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    divider = max(_DIVIDERS, key=first.count)
    # Newlines of every kind, so that numbers are those of an editor.
    lines = csv.reader(text.splitlines(), delimiter=divider)
    before = 0
    try:
        for cells in lines:
            number, before = before + 1, lines.line_num
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        words = _("Line %(line)d cannot be read. Look for a quotation mark that is never closed.")
        raise RosterError(words % {"line": before + 1}) from None


def _columns(cells: Sequence[str]) -> tuple[int, int | None, bool]:
    """Where the address and the name stand, and whether this line only says so.

    Without such a line the column with an @ holds the addresses. Raises RosterError.
    """
    named = [" ".join(cell.split()).lower() for cell in cells]
    emails = [at for at, cell in enumerate(named) if cell in _EMAIL]
    names = [at for at, cell in enumerate(named) if cell in _NAME]
    if emails:
        return emails[0], (names[0] if names else None), True
    addresses = [at for at, cell in enumerate(cells) if "@" in cell]
    if not addresses:
        raise RosterError(_("The first line has to name the columns: email and, if any, name."))
    others = [at for at in range(len(cells)) if at != addresses[0]]
    return addresses[0], (others[0] if others else None), False


def _cell(cells: Sequence[str], at: int | None) -> str:
    """That cell on one line; "" where the line ends before it."""
    if at is None or at >= len(cells):
        return ""
    return " ".join(cells[at].split())


def _line(number: int, email: str, name: str) -> Line:
    email = email.lower()
    problem = _problem_of_address(email) or _problem_of_name(name)
    return Line(number, email[:LONGEST_ADDRESS], name[:LONGEST_NAME], problem)


def _problem_of_address(email: str) -> str:
    if not email:
        return _("There is no address.")
    try:
        validate_email(email)
    except ValidationError:
        return _("This is not an e-mail address.")
    if len(email) > LONGEST_ADDRESS:
        return _("The address has more than %(most)d characters.") % {"most": LONGEST_ADDRESS}
    return ""


def _problem_of_name(name: str) -> str:
    if len(name) > LONGEST_NAME:
        return _("The name has more than %(most)d characters.") % {"most": LONGEST_NAME}
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        return _("The name has a character that cannot be shown.")
    return ""
