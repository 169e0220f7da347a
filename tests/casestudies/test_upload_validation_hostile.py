"""Whatever bytes arrive, the answer is facts or a ValidationError, in bounded time and memory."""

import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.validators import PdfFacts, inspect_pdf
from tests.casestudies.pdfs import action, annotation, make_pdf, text

ROOT = Path(__file__).parents[2]
OURS = [path.read_bytes() for path in sorted(ROOT.glob("fixtures/**/case-studies/*.pdf"))]
LINKED = make_pdf(
    3, title="A", annotations=(annotation(Subtype="Link", A=action("URI", URI=text("https://a"))),)
)
SAMPLES = [*OURS, LINKED]
HEADER = b"%PDF-1.7\n"
PAGES = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
)
TAIL = b"\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def outcome(data: bytes) -> PdfFacts | str:
    """The facts, or the code of the refusal; anything else fails the test."""
    try:
        return inspect_pdf(data)
    except ValidationError as error:
        return str(error.code)


@given(st.binary(max_size=2000))
def test_random_bytes_are_never_more_than_refused(data: bytes) -> None:
    assert isinstance(outcome(data), str)


@given(st.lists(st.sampled_from([*PAGES.split(), b"\n", b"<<", b">>", b"[", b"]", b"9 0 R"])))
def test_shuffled_grammar_is_answered(words: list[bytes]) -> None:
    outcome(HEADER + b" ".join(words) + TAIL)


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_copy_of_a_real_pdf_is_answered(data: st.DataObject) -> None:
    copy = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _change in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(copy) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert"]))
        if kind == "flip":
            copy[at] = data.draw(st.integers(0, 255))
        if kind == "cut":
            del copy[at : at + data.draw(st.integers(1, 40))]
        if kind == "insert":
            copy[at:at] = data.draw(st.binary(min_size=1, max_size=40))

    outcome(bytes(copy))


@settings(max_examples=60)
@given(st.sampled_from(SAMPLES), st.floats(0, 1))
def test_a_cut_off_pdf_is_always_refused(data: bytes, share: float) -> None:
    end = data.rindex(b"%%EOF")

    assert isinstance(outcome(data[: int(end * share)]), str)


def bomb() -> bytes:
    """An object stream of 20 KB that would unpack to 20 MB and more."""
    packed = zlib.compress(b" " * 60_000_000, 9)
    head = b"9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return HEADER + PAGES + head + packed + b"\nendstream endobj" + TAIL


def stacked_bomb() -> bytes:
    """The same, packed a second time."""
    packed = zlib.compress(zlib.compress(b" " * 60_000_000, 9), 9)
    head = b"9 0 obj<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length "
    stream = b"%d>>stream\n" % len(packed) + packed + b"\nendstream endobj"
    return HEADER + PAGES + head + stream + TAIL


def loop_of_pages() -> bytes:
    return HEADER + PAGES.replace(b"[3 0 R]", b"[2 0 R]") + TAIL


def loop_of_tables() -> bytes:
    at = len(HEADER + PAGES)
    trailer = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R/Prev %d>>\n" % at
    return HEADER + PAGES + trailer + b"startxref\n%d\n%%%%EOF\n" % at


def deep_nesting() -> bytes:
    nest = b"4 0 obj" + b"[" * 50_000 + b"]" * 50_000 + b"endobj\n"
    return HEADER + PAGES.replace(b"/MediaBox", b"/X 4 0 R/MediaBox") + nest + TAIL


def chain_of_references() -> bytes:
    links = b"".join(b"%d 0 obj[%d 0 R]endobj\n" % (n, n + 1) for n in range(4, 3000))
    return HEADER + PAGES.replace(b"/MediaBox", b"/X 4 0 R/MediaBox") + links + TAIL


def reference_to_itself() -> bytes:
    return (
        HEADER + PAGES.replace(b"/MediaBox", b"/X 4 0 R/MediaBox") + b"4 0 obj 4 0 R endobj" + TAIL
    )


def very_many_objects() -> bytes:
    many = b"".join(b"%d 0 obj null endobj\n" % n for n in range(4, 120_000))
    return HEADER + PAGES + many + TAIL


def very_many_pages() -> bytes:
    return HEADER + PAGES.replace(b"[3 0 R]", b"[" + b"3 0 R " * 90_000 + b"]") + TAIL


HOSTILE = [
    bomb,
    stacked_bomb,
    loop_of_pages,
    loop_of_tables,
    deep_nesting,
    chain_of_references,
    reference_to_itself,
    very_many_objects,
    very_many_pages,
]


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_a_hostile_file_is_answered_in_bounded_time(make: Callable[[], bytes]) -> None:
    data = make()
    began = time.monotonic()

    outcome(data)

    assert time.monotonic() - began < 15


@pytest.mark.parametrize("make", [bomb, stacked_bomb, deep_nesting])
def test_a_bomb_is_answered_in_bounded_memory(make: Callable[[], bytes]) -> None:
    data = make()
    tracemalloc.start()

    outcome(data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize("make", [very_many_objects, very_many_pages, deep_nesting])
def test_a_file_that_is_hostile_by_its_size_is_refused(make: Callable[[], bytes]) -> None:
    assert outcome(make()) in {"too_complex", "too_many_pages", "damaged"}


def test_an_object_that_is_only_a_reference_is_refused() -> None:
    target = b"5 0 obj<</S/Transition>>endobj\n"

    assert isinstance(outcome(HEADER + PAGES + target + TAIL), PdfFacts)
    assert outcome(HEADER + PAGES + b"4 0 obj 5 0 R endobj\n" + target + TAIL) == "damaged"


def test_nothing_about_a_refused_file_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    outcome(loop_of_tables())

    assert caplog.records == []


def test_our_own_case_studies_pass() -> None:
    assert [inspect_pdf(data).pages for data in OURS] == [5, 5]
