"""An upload is accepted with its facts, or refused in words that say what to do."""

import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from casestudies.validators import PdfFacts, inspect_pdf
from tests.casestudies.pdfs import make_pdf


def refusal(data: bytes, **limits: float) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        inspect_pdf(data, **limits)
    return refused.value


def test_a_good_pdf_gives_pages_size_title_and_digest() -> None:
    data = make_pdf(3, title="Über alles")

    assert inspect_pdf(data) == PdfFacts(
        pages=3, size=len(data), title="Über alles", sha256=hashlib.sha256(data).hexdigest()
    )


def test_an_uploaded_file_is_left_at_its_beginning() -> None:
    upload = SimpleUploadedFile("case.pdf", make_pdf())
    upload.read(5)

    facts = inspect_pdf(upload)

    assert (facts.pages, upload.tell()) == (1, 0)


def test_a_title_loses_what_cannot_be_seen_and_is_kept_short() -> None:
    facts = inspect_pdf(make_pdf(title="Case\n\u202egnp\u202c " + "x" * 500))

    assert facts.title.startswith("Case gnp x")
    assert len(facts.title) == 200


def test_a_pdf_without_document_information_has_no_title() -> None:
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.metadata = None
    stream = BytesIO()
    writer.write(stream)

    assert inspect_pdf(stream.getvalue()).title == ""


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\n", b"\xef\xbb\xbf \r\n"])
def test_a_byte_order_mark_or_white_space_before_the_header_is_fine(before: bytes) -> None:
    assert inspect_pdf(before + make_pdf()).pages == 1


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "The file is empty"),
        (b"%", "not_pdf", "not a PDF"),
        (b"PK\x03\x04 a zip", "not_pdf", "Choose a PDF file"),
        (b"<!doctype html><p>hello", "not_pdf", "not a PDF"),
        (b"<html>" + make_pdf(), "prefixed", "stands before the PDF"),
        (b"x" * 900 + make_pdf(), "prefixed", "stands before the PDF"),
        (b"x" * 1200 + make_pdf(), "not_pdf", "not a PDF"),
        (make_pdf()[:-40], "truncated", "does not end as it should"),
        (make_pdf() + b"<script>alert(1)</script>", "truncated", "does not end"),
        (b"%PDF-1.7\n%%EOF", "damaged", "damaged"),
        (b"%PDF-1.7\n/Encrypt\n%%EOF", "encrypted", "password"),
    ],
)
def test_what_is_not_a_whole_pdf_is_refused(data: bytes, code: str, words: str) -> None:
    error = refusal(data)

    assert error.code == code
    assert words in error.messages[0]


@pytest.mark.parametrize("comment", [b"", b"%%EOF\n", b"x" * 65_529 + b"%%EOF\n"])
def test_a_file_that_is_also_an_archive_is_refused(comment: bytes) -> None:
    record = b"PK\x05\x06" + b"\x00" * 16 + len(comment).to_bytes(2, "little")

    assert refusal(make_pdf() + record + comment).code == "polyglot"


def test_the_letters_of_an_archive_record_alone_do_no_harm() -> None:
    data = make_pdf()
    at = data.index(b"\n", 9) + 1

    assert inspect_pdf(data[:at] + b"%PK\x05\x06 by chance, in a comment\n" + data[at:]).pages == 1


def test_a_file_over_the_size_limit_is_refused_with_the_limit() -> None:
    data = make_pdf()

    assert inspect_pdf(data, max_bytes=len(data)).pages == 1
    assert refusal(data, max_bytes=len(data) - 1).code == "too_big"
    assert "larger than 20 MB" in refusal(b"%PDF-1.7" + b"0" * 20_000_000).messages[0]


def test_an_endless_file_is_read_only_to_the_limit() -> None:
    stream = BytesIO(b"%PDF-1.7" + b"0" * 5000)

    with pytest.raises(ValidationError, match="larger than 1 MB"):
        inspect_pdf(stream, max_bytes=100)

    assert stream.tell() == 0


def test_a_pdf_over_the_page_limit_is_refused_with_the_limit() -> None:
    assert inspect_pdf(make_pdf(4), max_pages=4).pages == 4
    error = refusal(make_pdf(5), max_pages=4)
    assert (error.code, "more than 4 pages" in error.messages[0]) == ("too_many_pages", True)
    assert refusal(make_pdf(40), max_pages=4).code in {"too_complex", "too_many_pages"}


def test_a_pdf_without_pages_is_refused() -> None:
    assert refusal(make_pdf(0)).code == "no_pages"


@pytest.mark.parametrize("password", ["secret", ""])
def test_a_protected_pdf_is_refused_with_or_without_a_password_to_open(password: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf())))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)

    error = refusal(stream.getvalue())

    assert (error.code, "password" in error.messages[0]) == ("encrypted", True)


def test_a_file_that_takes_too_long_is_refused() -> None:
    assert refusal(make_pdf(), max_seconds=0).code == "too_complex"
