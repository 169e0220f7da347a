"""Which bytes a Range header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudies.ranges import ByteRange, RangeNotSatisfiableError, requested_range

SIZE = 1000
LIKE_A_RANGE = st.text(alphabet="bytesBYTES=-,0123456789 \t;x", max_size=40)
NUMBERS = st.one_of(st.just(""), st.integers(0, 2000).map(str), st.integers(0).map(str))


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-499", 0, 500),
        ("bytes=500-", 500, 1000),
        ("bytes=-300", 700, 1000),
        ("bytes=-5000", 0, 1000),
        ("bytes=999-5000", 999, 1000),
        ("bytes=0-" + "9" * 5000, 0, 1000),
        ("bytes=-" + "9" * 5000, 0, 1000),
        ("bytes=" + "0" * 5000 + "1-2", 1, 3),
        ("BYTES=1-2", 1, 3),
        ("bytes=, 1-2 ,", 1, 3),
    ],
)
def test_one_part_is_that_part(header: str, start: int, end: int) -> None:
    part = requested_range(header, SIZE)

    assert part == ByteRange(start, end)
    assert part.length == end - start


@pytest.mark.parametrize(
    "header",
    [
        "", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=2-1", "bytes=1",
        "bytes=1-2-3", "bytes=٣-٤", "bytes =0-1", "bytes=0 - 1", "pages=1-2", "bytes=0-1,5-6",
        "bytes=0-1,5000-6000", "bytes=0-1,x", "bytes=" + "9" * 5000 + "-1",
    ],
)  # fmt: skip
def test_whatever_else_is_the_whole_file(header: str) -> None:
    assert requested_range(header, SIZE) is None


@pytest.mark.parametrize(
    "header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=5000-,6000-", "bytes=-0,-0"]
)
def test_only_parts_outside_the_file_cannot_be_had(header: str) -> None:
    with pytest.raises(RangeNotSatisfiableError):
        requested_range(header, SIZE)


@given(LIKE_A_RANGE | st.text(max_size=40).map("bytes={}".format), st.integers(1, 3000))
def test_any_header_is_answered_with_a_part_inside_the_file(header: str, size: int) -> None:
    try:
        part = requested_range(header, size)
    except RangeNotSatisfiableError:
        return
    assert part is None or 0 <= part.start < part.end <= size


@given(NUMBERS, NUMBERS, st.integers(1, 3000))
def test_a_part_is_the_slice_that_python_would_take(first: str, last: str, size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    if (not first and not last) or (first and last and int(last) < int(first)):
        expected = None
    elif first:
        expected = content[int(first) : int(last) + 1 if last else None]
    else:
        expected = content[-int(last) :] if int(last) else b""

    try:
        part = requested_range(f"bytes={first}-{last}", size)
    except RangeNotSatisfiableError:
        assert expected == b""
        return

    assert (content[part.start : part.end] if part else None) == expected
