"""What the learner's copy is called, and how a header says so."""

import re
import unicodedata
from email.message import Message
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudies.filenames import LONGEST, LONGEST_BYTES, content_disposition, tidy_filename

HEADER = re.compile(r"attachment; filename=\"([^\"\\]*)\"(?:; filename\*=UTF-8''(\S+))?")
ANY_NAME = st.text(max_size=400)


@pytest.mark.parametrize(
    ("given_name", "tidy"),
    [
        ("Dixons, blue-green.pdf", "Dixons, blue-green.pdf"),
        ("Blau-Grün für Anfänger.PDF", "Blau-Grün für Anfänger.pdf"),
        ('The "immune" system\'s day.pdf', 'The "immune" system\'s day.pdf'),
        ("מקרה.pdf", "מקרה.pdf"),
        ("事例研究", "事例研究.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\cases\\one.pdf", "one.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe.pdf"),
        ("a\r\nSet-Cookie: b=c.pdf", "a Set-Cookie: b=c.pdf"),
        ("a\x00b\x7f.pdf", "ab.pdf"),
        ("u\u0308ber.pdf", "über.pdf"),
        ("  two   words .pdf", "two words.pdf"),
        (".hidden", "hidden.pdf"),
        (".pdf", "case-study.pdf"),
        ("..", "case-study.pdf"),
        ("", "case-study.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_tricks(given_name: str, tidy: str) -> None:
    assert tidy_filename(given_name) == tidy


@given(ANY_NAME)
def test_any_name_becomes_one_that_every_system_accepts(name: str) -> None:
    tidy = tidy_filename(name)

    assert tidy.endswith(".pdf")
    assert len(tidy) <= LONGEST
    assert len(tidy.encode()) <= LONGEST_BYTES
    assert not set(tidy) & set("/\\")
    assert not {unicodedata.category(char) for char in tidy} & {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_NAME)
def test_tidying_twice_changes_nothing_more(name: str) -> None:
    assert tidy_filename(tidy_filename(name)) == tidy_filename(name)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("one two.pdf", 'attachment; filename="one two.pdf"'),
        (
            "Grün.pdf",
            "attachment; filename=\"Grun.pdf\"; filename*=UTF-8''Gr%C3%BCn.pdf",
        ),
        (
            'a "b".pdf',
            "attachment; filename=\"a _b_.pdf\"; filename*=UTF-8''a%20%22b%22.pdf",
        ),
        (
            "50%.pdf",
            "attachment; filename=\"50_.pdf\"; filename*=UTF-8''50%25.pdf",
        ),
        (
            "מקרה.pdf",
            'attachment; filename="case-study.pdf"; '
            "filename*=UTF-8''%D7%9E%D7%A7%D7%A8%D7%94.pdf",
        ),
    ],
)
def test_the_header_says_the_name_to_old_and_new_browsers(name: str, header: str) -> None:
    assert content_disposition(name) == header


@given(st.text(st.characters(), max_size=200))
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    match = HEADER.fullmatch(content_disposition(name))

    assert match
    assert match[0].isascii()
    assert match[0].isprintable()


@given(ANY_NAME)
def test_a_browser_reads_the_very_name_back(name: str) -> None:
    tidy = tidy_filename(name)
    message = Message()
    message["Content-Disposition"] = content_disposition(tidy)
    match = HEADER.fullmatch(content_disposition(tidy))

    assert match
    assert (unquote(match[2]) if match[2] else message.get_filename()) == tidy
