"""Every format gives back what was written, by a reader that is not the writer's."""

import math
from datetime import UTC, datetime, time, timedelta, timezone

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exports.columns import Row, Value
from results.formats.known import FORMATS
from tests.exports.tables import (
    ADA,
    AT,
    COLUMNS,
    NOBODY,
    read_excel,
    read_lines,
    read_parquet,
    read_text,
    table,
    texts,
    written,
)

NAMES = [column.name for column in COLUMNS]
TOLD = "2026-01-31T23:59:59.999Z"


@pytest.mark.parametrize(
    ("name", "delimiter", "share"),
    [("csv", ",", "0.25"), ("csv-bom", ",", "0.25"), ("csv-semicolon", ";", "0,25"),
     ("csv-semicolon-bom", ";", "0,25"), ("tsv", "\t", "0.25")],
)  # fmt: skip
def test_delimited_text_has_a_line_for_each_row(name: str, delimiter: str, share: str) -> None:
    file = written(name, table([ADA, NOBODY]))

    rows = [NAMES, ["Ada", "7", share, "1", TOLD], ["", "", "", "", ""]]
    assert read_text(file, delimiter) == rows
    assert file.startswith(b"\xef\xbb\xbf") == name.endswith("bom")
    assert FORMATS[name].bom == name.endswith("bom")


def test_json_lines_have_an_object_for_each_row() -> None:
    file = written("jsonl", table([ADA, NOBODY]))

    assert [list(row.values()) for row in read_lines(file)] == [
        ["Ada", 7, 0.25, True, TOLD],
        ["", None, None, None, None],
    ]
    assert list(read_lines(file)[0]) == NAMES


def test_parquet_is_typed_and_says_what_its_columns_are() -> None:
    found = read_parquet(written("parquet", table([ADA, NOBODY])))

    assert found.to_pylist() == [
        dict(zip(NAMES, ADA, strict=True)),
        dict(zip(NAMES, NOBODY, strict=True)),
    ]
    kinds = [pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.bool_()]
    assert found.schema.types == [*kinds, pyarrow.timestamp("ms", tz="UTC")]
    assert found.field("share").metadata[b"meaning"] == b"how much of it"
    assert found.schema.metadata[b"filters"] == b'{"Course": "Ours"}'
    assert found.schema.metadata[b"software"] == b"course 1.0"


def test_a_workbook_is_typed() -> None:
    [header, nobody, ada] = read_excel(written("xlsx", table([NOBODY, ADA])))

    assert header == NAMES
    assert ada == ["Ada", 7.0, 0.25, 1.0, AT.replace(tzinfo=None)]
    assert nobody == [""] * 5


@pytest.mark.parametrize("name", FORMATS)
def test_no_rows_make_a_file_with_columns_alone(name: str) -> None:
    file = written(name, table([]))

    match name:
        case "jsonl":
            assert file == b""
        case "parquet":
            assert read_parquet(file).column_names == NAMES
        case "xlsx":
            assert read_excel(file) == [NAMES]
        case _:
            assert read_text(file, FORMATS[name].delimiter) == [NAMES]


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_left_empty_where_a_program_could_not_read_it(odd: float) -> None:
    row: Row = (*ADA[:2], odd, *ADA[3:])

    assert read_text(written("csv", table([row])))[1][2] == ""
    assert read_lines(written("jsonl", table([row])))[0]["share"] is None
    assert read_excel(written("xlsx", table([row])))[1][2] == ""


def test_moments_are_told_in_utc_wherever_they_come_from() -> None:
    there = AT.astimezone(timezone(timedelta(hours=5))) + timedelta(microseconds=500)
    row: Row = (*ADA[:4], there)

    assert read_text(written("csv", table([row])))[1][4] == TOLD
    assert read_excel(written("xlsx", table([row])))[1][4] == AT.replace(tzinfo=None)
    assert read_parquet(written("parquet", table([row])))["at"].to_pylist() == [AT]


@given(
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 1_100_000_000_000).map(lambda ms: AT - timedelta(milliseconds=ms)),
)
@settings(max_examples=60)
def test_numbers_and_moments_come_back_from_a_workbook(
    whole: int, number: float, at: datetime
) -> None:
    value: list[Value] = ["n", whole, number, False, at]

    [_, row] = read_excel(written("xlsx", table([tuple(value)])))

    assert row[1] == whole
    assert row[2] == pytest.approx(number)
    # The reader takes midnight for a day.
    read = row[4] if isinstance(row[4], datetime) else datetime.combine(row[4], time.min)
    assert abs(read.replace(tzinfo=UTC) - at) <= timedelta(milliseconds=1)


@given(st.lists(st.text(), max_size=5))
@settings(max_examples=60)
def test_any_text_comes_back_from_the_formats_that_change_none(values: list[str]) -> None:
    of = read_lines(written("jsonl", texts(*values)))

    assert [row["name"] for row in of] == values
    assert read_parquet(written("parquet", texts(*values)))["name"].to_pylist() == values
