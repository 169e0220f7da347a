"""Numbers are read as people type them and compared as decimals; what is none is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds.numbers import (
    NoNumberError,
    Span,
    TwoWaysError,
    canonical,
    parts_of,
    span_of,
    typed_number,
    without_unit,
)

READ = {
    "3,5": "3.5", "3.5": "3.5", " 3.50 ": "3.5", "1 000": "1000", "1\u00a0000,5": "1000.5",
    "1\u202f000": "1000", "1'000": "1000", "1e3": "1000", "1,5E-3": "0.0015", "-7": "-7",
    "−7": "-7", "+7": "7", ".5": "0.5", "0,125": "0.125", "1,000,000": "1000000",
    "1,234.5": "1234.5", "1.234.567,8": "1234567.8", "３．５": "3.5", "٣٫٥": "3.5", "007": "7",
}  # fmt: skip
NONE = [
    "", " ", "abc", "NaN", "inf", "-Infinity", "1e", "1e9999", "1e-9999", "e3", "--1", "1 2",
    "1 00", "12 34 567", "3.5.1", "3,5,1", "0x10", "1_000", "½", "3.5 %", "1/2", "٣ب", "$5",
    "1" * 9 + " " + "1" * 3,
]  # fmt: skip
PARTS = st.integers(-(10**6), 10**6)


@pytest.mark.parametrize(("typed", "number"), READ.items())
def test_a_number_is_read_in_every_usual_way_of_writing(typed: str, number: str) -> None:
    assert typed_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NoNumberError):
        typed_number(typed)


@pytest.mark.parametrize("typed", ["1,000", "-12,500", "999,999"])
def test_a_number_that_can_be_read_in_two_ways_is_refused_as_such(typed: str) -> None:
    with pytest.raises(TwoWaysError):
        typed_number(typed)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=0, max_value=10**9))
def test_comma_and_point_are_the_same_number(number: Decimal) -> None:
    assert typed_number(str(number)) == typed_number(str(number).replace(".", ",")) == number


@given(PARTS, st.integers(0, 10**6), PARTS)
def test_a_tolerance_is_exact_at_its_edges(value: int, tolerance: int, given_number: int) -> None:
    tenth = Decimal("0.1")
    span = span_of(f"{value * tenth} +- {tolerance * tenth}")

    assert span.holds(given_number * tenth) == (abs(given_number - value) <= tolerance)


def test_a_tolerance_holds_where_binary_floats_would_not() -> None:
    assert 0.3 - 0.1 < 0.2
    assert span_of("0.2 +- 0.1").holds(typed_number("0.3"))
    assert not span_of("0.2 +- 0.1").holds(typed_number("0.3" + "0" * 150 + "1"))


@pytest.mark.parametrize(
    ("pattern", "low", "high"),
    [
        ("3.5", "3.5", "3.5"), ("3.5 +- 0.1", "3.4", "3.6"), ("3..4", "3", "4"),
        ("-4..-3", "-4", "-3"), ("1e6", "1000000", "1000000"), ("3.5±0.1", "3.4", "3.6"),
        ("1e6 +- 1e-6", "999999.999999", "1000000.000001"),
    ],
)  # fmt: skip
def test_an_authors_pattern_is_a_span(pattern: str, low: str, high: str) -> None:
    assert span_of(pattern) == Span(Decimal(low), Decimal(high))


@pytest.mark.parametrize("pattern", ["", "x", "3,5", "4..3", "1 +- -1", "1..2..3", "1e9999"])
def test_a_pattern_that_holds_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(NoNumberError):
        span_of(pattern)


@given(st.text(max_size=220))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    try:
        number = typed_number(typed)
    except NoNumberError:
        return
    assert typed_number(canonical(number)) == number
    assert number.is_finite()


@pytest.mark.parametrize(
    ("typed", "unit", "left"),
    [
        ("3.5 ms", "ms", "3.5"), ("3.5ms", "ms", "3.5"), ("50%", "%", "50"), ("€ 5", "€", "5"),
        ("3.5 s", "ms", "3.5 s"), ("3.5 MS", "ms", "3.5 MS"), ("3.5", "ms", "3.5"),
        ("3.5", "", "3.5"), ("5 µs", "μs", "5"),
    ],
)  # fmt: skip
def test_the_unit_shown_may_be_typed_and_no_other(typed: str, unit: str, left: str) -> None:
    assert without_unit(typed, unit) == left


def test_the_same_number_is_canonically_the_same_however_it_was_typed() -> None:
    written = ["3.5", "3,50", "35e-1", "+3.5000", "0.35e1"]

    assert {canonical(typed_number(each)) for each in written} == {"3.5"}
    assert canonical(typed_number("-0")) == canonical(typed_number("0.000")) == "0"
    assert canonical(typed_number("1e3")) == canonical(typed_number("1000"))


def test_a_pattern_is_taken_apart_for_showing() -> None:
    assert parts_of("3.5+-0.1") == ("3.5", "±", "0.1")
    assert parts_of("3..4") == ("3", "..", "4")
    assert parts_of("3") == ("3", "", "")
    assert parts_of("not a number") == ("not a number", "", "")
