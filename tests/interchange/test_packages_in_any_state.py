"""Packages and items cut short, garbled or hostile: read, or refused in one sentence, and soon."""

from __future__ import annotations

import random
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.interchange import manifest, package_reading
from quizzes.interchange.items import ImportProblem
from tests.interchange.packages import folder, package, reads, zipped
from tests.interchange.qti_items import CHOICES, FIELD, R, declared, item, read, value, when

NAMES = ("authored-2.1", "authored-3.0", "canvas-quiz", "canvas-course")
PACKAGES = [package(name) for name in NAMES]
FOLDERS = [folder(name) for name in NAMES]
PIECES = [
    b"<", b">", b"</a>", b"&x;", b"\x00", b"\xff", b"]]>", b'""', b"identifier", b"PK\x03\x04",
    b"\xef\xbb\xbf", b"999999999", b"<value/>",
]  # fmt: skip
SECONDS = 5


def look(content: bytes) -> int:
    """Read it all; how many items it had, none where it was refused."""
    found = []
    with suppress(ImportProblem):
        found = reads(content)
    for each in found:
        assert (each.state is None) == bool(each.problem)
    return len(found)


def garbled(content: bytes, chance: random.Random) -> bytes:
    """The content with a few places cut out, changed or put in."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(changed) + 1)
        changed[place : place + chance.randrange(12)] = chance.choice(PIECES)
    return bytes(changed)


@settings(max_examples=60)
@given(st.sampled_from(PACKAGES), st.randoms(use_true_random=False))
def test_a_garbled_zip_is_read_or_refused(content: bytes, chance: random.Random) -> None:
    look(garbled(content, chance))
    look(content[: chance.randrange(len(content))])


@settings(max_examples=80)
@given(st.sampled_from(FOLDERS), st.randoms(use_true_random=False))
def test_garbled_files_in_a_whole_zip_are_read_or_told(
    files: dict[str, bytes], chance: random.Random
) -> None:
    name = chance.choice(list(files))

    look(zipped(files | {name: garbled(files[name], chance)}))


@settings(max_examples=60)
@given(st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail) | st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    look(content)


def refused(content: bytes) -> str:
    with pytest.raises(ImportProblem) as caught:
        reads(content)
    return caught.value.message


LISTED = b'<manifest><resource type="imsqti_item_xmlv2p1" href="%s"/></manifest>'


def test_a_zip_without_a_list_or_without_questions_is_refused() -> None:
    assert "no imsmanifest.xml" in refused(zipped({"a.txt": b""}))
    assert "holds other zips" in refused(zipped({"a.zip": b""}))
    assert "no questions" in refused(
        zipped({"imsmanifest.xml": b"<manifest><resource/></manifest>"})
    )


def test_a_package_in_a_folder_and_hrefs_as_addresses_are_found() -> None:
    content = item(declared("a"), CHOICES)
    inner = {"export/imsmanifest.xml": LISTED % b"my%20item.xml", "export/my item.xml": content}

    assert look(zipped(inner)) == 1


def test_one_damaged_file_costs_no_other() -> None:
    files = folder("authored-3.0")
    whole = zipped(files | {"items/order.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})

    first, second, *_rest = reads(whole)

    assert first.state is not None
    assert second.problem.startswith("items/order.xml: ")
    assert second.name == "order"


def test_a_list_that_leads_out_of_the_package_finds_nothing() -> None:
    (found,) = reads(zipped({"imsmanifest.xml": LISTED % b"../../etc/passwd"}))

    assert "not there" in found.problem


def test_too_many_items_and_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_reading, "MOST_ITEMS", 2)
    assert "more than 2 items" in refused(package("canvas-quiz"))
    assert "more than 2 items" in refused(folder("canvas-quiz")["gq1/gq1.xml"])

    monkeypatch.setattr(package_reading, "MOST_ELEMENTS", 20)
    assert "too many elements" in refused(package("authored-2.1"))


def test_a_file_too_large_to_be_an_item_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        manifest, "LARGEST_TEXT_FILE", len(folder("authored-2.1")["imsmanifest.xml"])
    )

    problems = [each.problem for each in reads(package("authored-2.1"))]

    assert sum("is too large" in each for each in problems) >= 1


MANY = "".join(f"<simpleChoice identifier='c{n}'>{n}</simpleChoice>" for n in range(24))
HARD = f'<choiceInteraction responseIdentifier="R">{MANY}</choiceInteraction>'


@pytest.mark.parametrize(
    "content",
    [
        item(declared("c1"), HARD, when(f"<or>{f'<member>{R}{R}</member>' * 190}</or>")),
        item(declared("a"), CHOICES + "<feedbackBlock>" * 90 + "</feedbackBlock>" * 90),
        item(declared("a"), "<p>x</p>" * 5_000 + CHOICES),
        item(declared("a"), CHOICES + "<feedbackInline>x</feedbackInline>" * 30_000),
        item(declared(base="string", mapping="<mapping>" + "<mapEntry/>" * 30_000 + "</mapping>"),
             FIELD),
        b"<questestinterop><item><presentation><response_str/></presentation><respcondition>"
        b"<conditionvar>" + b"<varequal>%d</varequal>" * 30_000 % tuple(range(30_000))
        + b"</conditionvar><setvar>1</setvar></respcondition></item></questestinterop>",
        zipped({"imsmanifest.xml": b"<manifest>"
                + b"<resource type='imsqti' href='%d'/>" * 30_000 % tuple(range(30_000))
                + b"</manifest>"}),
        item(declared("1", base="float"), FIELD,
             when(f"<and>{f'<gt>{R}{value("9e40", "float")}</gt>' * 100}</and>")),
        b"<a>" * 100_000,
        b"<questestinterop>" + b"<item/>" * 4_000 + b"</questestinterop>",
    ],
)  # fmt: skip
def test_much_of_one_thing_takes_no_long_time(content: bytes) -> None:
    start = time.monotonic()

    look(content)

    assert time.monotonic() - start < SECONDS


def test_a_pattern_cannot_hang_the_reader() -> None:
    stars = "a.*" * 60
    rule = when(f"<patternMatch pattern='{stars}b'>{R}</patternMatch>")
    start = time.monotonic()

    read(declared("a" * 4_000, base="string"), FIELD, rule)

    assert time.monotonic() - start < SECONDS
