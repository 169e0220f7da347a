"""What is no harmless picture gets one sentence that says what to do, and never takes long."""

from __future__ import annotations

import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from courses.pictures import opening
from courses.pictures.clean import is_clean
from courses.pictures.encoding import take_in
from tests.pictures.made import halves, header_of_a_giant, photo_with_a_place, saved

PNG, JPEG = saved(halves()), saved(halves(), "JPEG")
ARCHIVE = b"PK\x05\x06" + b"\0" * 18
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty"),
        (b"\0" * 20_000_001, "larger than 20 MB"),
        (SVG, "SVG files can hold programs. Save the picture as PNG"),
        (b"\xef\xbb\xbf  " + SVG, "SVG files can hold programs"),
        (b"GIF89a" + b"\xff" * 9, "damaged or broken off|not a picture"),
        (b"%PDF-1.7 not a picture", "not a picture we can read. Save it as PNG, JPEG"),
        (b"<html>hello</html>", "not a picture we can read"),
        ("Изображение".encode(), "not a picture we can read"),
        (saved(halves(), "TIFF"), "not a picture we can read"),
        (saved(halves(), "BMP"), "not a picture we can read"),
        (PNG[: len(PNG) // 2], "damaged or broken off"),
        (JPEG[: len(JPEG) // 2], "damaged or broken off"),
        (saved(halves(), "WEBP")[:40], "damaged or broken off|not a picture"),
        (header_of_a_giant(), "measures 30000 × 30000; 40 million pixels and 20000 on a side"),
        (header_of_a_giant(20_001, 20), "measures 20001 × 20"),
        (header_of_a_giant(5_000, 5_000), "damaged or broken off"),
        (saved(halves(1, 1)), "measures 1 × 1, too small to be seen"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence_that_says_what_to_do(
    data: bytes, reason: str
) -> None:
    began = time.process_time()

    with pytest.raises(ValidationError, match=reason) as refusal:
        take_in(data)

    assert len(refusal.value.messages) == 1
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "data",
    [PNG + ARCHIVE, JPEG + b"<script>alert(1)</script>", JPEG + PNG, photo_with_a_place()],
)
def test_nothing_but_the_picture_is_left_of_a_file_that_is_two_in_one(data: bytes) -> None:
    taken = take_in(data)

    assert is_clean(taken.content, "PNG" if taken.form == "png" else "JPEG")
    assert b"script" not in taken.content
    assert ARCHIVE not in taken.content


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG + b"x", "PNG"),
        (PNG[:-12], "PNG"),
        (saved(halves(), "PNG", icc_profile=b"p"), "PNG"),
        (JPEG + b"x", "JPEG"),
        (JPEG[:-2], "JPEG"),
        (saved(halves(), "JPEG", comment=b"hello"), "JPEG"),
        (JPEG[:4] + b"\x00\x20" + b"j" * 30 + JPEG[20:], "JPEG"),
        (saved(halves(), "JPEG")[:-10], "JPEG"),
        (saved(halves(), "WEBP"), "WEBP"),
    ],
)
def test_a_file_with_more_or_less_than_a_picture_is_not_clean(data: bytes, kind: str) -> None:
    assert is_clean(PNG, "PNG")
    assert is_clean(JPEG, "JPEG")
    assert not is_clean(data, kind)


def test_restarts_and_several_scans_are_part_of_a_picture() -> None:
    assert is_clean(saved(halves(), "JPEG", progressive=True, restart_marker_blocks=1), "JPEG")


def test_a_file_whose_reader_trips_says_it_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*args: object, **kwargs: object) -> None:
        raise SyntaxError("broken head")

    monkeypatch.setattr(opening.Image, "open", trip)

    with pytest.raises(ValidationError, match="damaged or broken off"):
        take_in(PNG)


@given(st.sampled_from([PNG, JPEG, saved(halves(), "GIF")]), st.data())
def test_no_bytes_turned_over_lead_anywhere_but_to_a_picture_or_a_sentence(
    whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    with_other = whole[:at] + data.draw(st.binary(min_size=1, max_size=6)) + whole[at + 1 :]

    try:
        taken = take_in(with_other)
    except ValidationError as refusal:
        assert refusal.messages  # noqa: PT017  (either is fine)
    else:
        assert taken.content
