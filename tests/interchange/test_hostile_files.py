"""Whatever is sent in is read or refused in one sentence, and soon."""

import random
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rendering import render_fragment
from quizzes.interchange.html_to_markdown import markdown_of_html
from quizzes.interchange.items import Format, ImportProblem, format_of, formats
from tests.interchange.reading import FILES

CPU_SECONDS = 6
WHOLE = [path.read_bytes() for path in sorted(FILES.iterdir()) if path.is_file()]
MUCH = 20_000


def look(offered: Format, content: bytes) -> None:
    """Read it all; only ImportProblem may come out, with words."""
    found = []
    with suppress(ImportProblem):
        for read in offered.read(content, "file"):
            assert (read.state is None) == bool(read.problem)
            found.append(read)
    for read in found[:5]:
        assert read.state is None or render_fragment(read.state.stem)


def look_with_all(content: bytes) -> None:
    for offered in formats():
        offered.recognises(content[:4096], "file")
        look(offered, content)


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    look_with_all(content)


@settings(max_examples=60)
@given(st.sampled_from(WHOLE), st.randoms(use_true_random=False))
def test_files_cut_off_or_garbled_are_read_or_refused(whole: bytes, chance: random.Random) -> None:
    content = bytearray(whole[: chance.randrange(len(whole))])
    for _ in range(chance.randrange(8)):
        place = chance.randrange(len(content) + 1)
        content[place : place + chance.randrange(3)] = chance.choice(
            [b"{", b"}", b"=", b"~", b"\\", b"%50%", b"<", b"&#0;", b"]]>", b"\xff", b"\n\n", b"->"]
        )

    look_with_all(bytes(content))


@pytest.mark.parametrize(
    "piece",
    ["{", "}", "{=", "~a", "=a", "#", "::", "\\n", "\n", "//x\n", "a\n\n", "{=a ~b}\n\n", "<p>",
     '<a "', "<!--", "&", "*", "**a", "[", "`", "A. a\n", "ANSWER: A\n", "%1%", "\\n ", "->",
     "Q\nA. a\nANSWER: A\n", "$CATEGORY: x\n", "<b><i>", "<ul><li>", "\u00a0", "<!", "_a",
     " \n", "- "],
)  # fmt: skip
def test_much_of_one_thing_takes_no_long_time(piece: str) -> None:
    many = piece * (MUCH // len(piece))
    start = time.process_time()

    for text in (many, f"Q {{={many} ~b}}", f"[html]{many} {{=a ~b#{many}}}"):
        look_with_all(text.encode())

    assert time.process_time() - start < CPU_SECONDS


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab \n<>/&;#'\"=!-*_`[]()\\1.|~+pbi"), max_size=80))
def test_any_html_becomes_markdown_that_shows_the_same_when_taken_back(html: str) -> None:
    markdown = markdown_of_html(html).markdown
    shown, problems = render_fragment(markdown)

    assert not problems
    again = markdown_of_html(shown).markdown
    assert render_fragment(again)[0] == shown


def test_what_nobody_knows_has_no_format() -> None:
    assert format_of(b"\x00\x01", "file.bin") is None
    assert format_of(b"<html>", "page.html") is None
