"""Looks into an uploaded PDF before anybody else has to."""

import hashlib
import logging
import re
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import IndirectObject, NullObject

from casestudies.active_content import find_active_content, references_in

# The parser's remarks on a stranger's file are for the uploader, who gets them in our words.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MEGABYTE = 1_000_000
MAX_BYTES = 20 * MEGABYTE
MAX_PAGES = 300
MAX_OBJECTS = 100_000
MAX_SECONDS = 10.0
TITLE_LENGTH = 200

# The header may follow a byte order mark or white space and nothing else, and nothing but white
# space may follow the end: a file that is also a web page or an archive is refused.
START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}%PDF-\d")
END = re.compile(rb"%%EOF[\s\x00]*\Z")
HEADER_WITHIN = 1024
ARCHIVE_END = b"PK\x05\x06"
ARCHIVE_END_BYTES = 22
ARCHIVE_COMMENT_BYTES = 65_535
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the download card needs to know: size in bytes, digest in hexadecimal."""

    pages: int
    size: int
    title: str
    sha256: str


def inspect_pdf(
    data: bytes | BinaryIO,
    *,
    max_bytes: int = MAX_BYTES,
    max_pages: int = MAX_PAGES,
    max_seconds: float = MAX_SECONDS,
) -> PdfFacts:
    """Facts about a harmless PDF; raises ValidationError, and nothing else, for any other."""
    content = _read(data, max_bytes)
    _check_frame(content)
    with _limits(max_bytes, max_pages):
        pages, title = _look_inside(content, max_pages, time.monotonic() + max_seconds)
    digest = hashlib.sha256(content).hexdigest()
    return PdfFacts(pages=pages, size=len(content), title=title, sha256=digest)


def _read(data: bytes | BinaryIO, max_bytes: int) -> bytes:
    """The bytes, at most one more than allowed; a file is left at its beginning."""
    if not isinstance(data, bytes):
        data.seek(0)
        content = data.read(max_bytes + 1)
        data.seek(0)
    else:
        content = data
    if not content:
        raise ValidationError(_("The file is empty. Choose the PDF again."), code="empty")
    if len(content) > max_bytes:
        message = _("The file is larger than %(limit)d MB. Make it smaller, then upload it again.")
        raise ValidationError(
            message, code="too_big", params={"limit": max(1, max_bytes // MEGABYTE)}
        )
    return content


def _check_frame(content: bytes) -> None:
    if not START.match(content):
        if b"%PDF-" in content[:HEADER_WITHIN]:
            message = _("Something stands before the PDF in this file. Save it as a PDF again.")
            raise ValidationError(message, code="prefixed")
        raise ValidationError(_("This is not a PDF. Choose a PDF file."), code="not_pdf")
    if _ends_as_archive(content):
        message = _("This file is a PDF and an archive in one. Save it as a PDF again.")
        raise ValidationError(message, code="polyglot")
    # Each object says the word twice; a flood is refused before it is taken apart.
    if content.count(b"obj") > 2 * MAX_OBJECTS:
        raise _too_complex()
    if not END.search(content):
        message = _("The PDF does not end as it should. Save it again, then upload it.")
        raise ValidationError(message, code="truncated")


def _ends_as_archive(content: bytes) -> bool:
    """Whether an archive's last record reaches exactly to the end of the file."""
    tail = content[-(ARCHIVE_END_BYTES + ARCHIVE_COMMENT_BYTES) :]
    for match in re.finditer(re.escape(ARCHIVE_END), tail):
        comment = int.from_bytes(tail[match.start() + 20 : match.start() + 22], "little")
        if match.start() + ARCHIVE_END_BYTES + comment == len(tail):
            return True
    return False


def _limits(max_bytes: int, max_pages: int) -> AbstractContextManager[object]:
    """Unpacking and page trees that stay in proportion to what is allowed."""
    return apply_configuration(
        zlib_maximum_output_length=max_bytes,
        lzw_maximum_output_length=max_bytes,
        run_length_maximum_output_length=max_bytes,
        maximum_declared_stream_length=max_bytes,
        page_tree_maximum_entries=4 * max_pages,
    )


def _look_inside(content: bytes, max_pages: int, until: float) -> tuple[int, str]:
    """Number of pages and title; turns whatever goes wrong into a ValidationError."""
    try:
        reader = PdfReader(BytesIO(content), xref_stream_maximum_entries=4 * MAX_OBJECTS)
        if reader.is_encrypted:
            raise _encrypted()
        _refuse_active_content(reader, until)
        return _count_pages(reader, max_pages), _title(reader)
    except ValidationError:
        raise
    except LimitReachedError as error:
        raise _too_complex() from error
    # Any other failure of the parser, whatever its kind, says one thing: the file is broken.
    except Exception as error:
        if b"/Encrypt" in content:
            raise _encrypted() from error
        message = _("The PDF is damaged. Save it again, then upload it.")
        raise ValidationError(message, code="damaged") from error


def _refuse_active_content(reader: PdfReader, until: float) -> None:
    """Looks at every object in the tables of the file and at all they point to."""
    numbers = {
        (number, generation) for generation, table in reader.xref.items() for number in table
    }
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting = [IndirectObject(number, generation, reader) for number, generation in sorted(numbers)]
    waiting += references_in(reader.trailer)
    seen: set[tuple[int, int]] = set()
    while waiting:
        reference = waiting.pop()
        if (reference.idnum, reference.generation) in seen:
            continue
        seen.add((reference.idnum, reference.generation))
        if len(seen) > MAX_OBJECTS or time.monotonic() > until:
            raise _too_complex()
        value = reader.get_object(reference) or NullObject()
        if found := find_active_content(value):
            message = _("The PDF contains %(thing)s. Save it without, then upload it again.")
            raise ValidationError(message, code="active_content", params={"thing": _(found)})
        waiting += references_in(value)


def _count_pages(reader: PdfReader, max_pages: int) -> int:
    pages = len(reader.pages)
    if not pages:
        raise ValidationError(_("The PDF has no pages. Save it again."), code="no_pages")
    if pages > max_pages:
        message = _("The PDF has more than %(limit)d pages. Split it or leave some out.")
        raise ValidationError(message, code="too_many_pages", params={"limit": max_pages})
    return pages


def _title(reader: PdfReader) -> str:
    title = reader.metadata.title if reader.metadata else None
    return " ".join(UNPRINTABLE.sub(" ", str(title or "")).split())[:TITLE_LENGTH]


def _encrypted() -> ValidationError:
    message = _("The PDF is protected with a password. Save it without, then upload it again.")
    return ValidationError(message, code="encrypted")


def _too_complex() -> ValidationError:
    message = _("The PDF is too complex to be checked. Save it as a simpler PDF.")
    return ValidationError(message, code="too_complex")
