"""Whatever somebody is called: no spreadsheet takes it for a formula, and it stays that text."""

import io
import zipfile

import pytest

from courses.exports.cells import LEADS, SKIPPED
from results.formats.known import FORMATS
from results.formats.xml_cells import LONGEST_TEXT
from tests.exports.tables import (
    HOSTILE,
    read_excel,
    read_lines,
    read_parquet,
    read_text,
    texts,
    written,
)

DELIMITED = [name for name, each in FORMATS.items() if each.delimiter]


@pytest.mark.parametrize("name", DELIMITED)
def test_delimited_text_holds_each_text_behind_an_apostrophe_where_it_must(name: str) -> None:
    file = written(name, texts(*HOSTILE.values()))

    [_, *rows] = read_text(file, FORMATS[name].delimiter)

    assert [row[0].removeprefix("'") for row in rows] == list(HOSTILE.values())
    starts = {row[0].lstrip(SKIPPED)[:1] for row in rows}
    assert not starts & set(LEADS)
    assert all(len(row) == 1 for row in rows)


def test_a_workbook_holds_each_text_as_it_is_and_no_formula() -> None:
    file = written("xlsx", texts(*HOSTILE.values()))

    assert [row[0] for row in read_excel(file)[1:]] == list(HOSTILE.values())
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert "xl/calcChain.xml" not in parts.namelist()
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_json_lines_and_parquet_hold_each_text_as_it_is() -> None:
    expected = list(HOSTILE.values())

    assert [row["name"] for row in read_lines(written("jsonl", texts(*expected)))] == expected
    assert read_parquet(written("parquet", texts(*expected)))["name"].to_pylist() == expected


@pytest.mark.parametrize("letter", ["x", "🙂", "é"])
def test_what_is_too_long_for_a_cell_of_excel_is_cut_and_says_so(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    fits, too_long = letter * (LONGEST_TEXT // units), letter * LONGEST_TEXT + "end"

    [_, [kept], [cut]] = read_excel(written("xlsx", texts(fits, too_long)))

    assert kept == fits
    assert str(cut).endswith("…")
    assert LONGEST_TEXT - 1 <= len(str(cut).encode("utf-16-le")) // 2 <= LONGEST_TEXT


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffb", "\ufffe", "\uffff"])
def test_half_characters_and_what_xml_has_no_place_for_break_no_file(odd: str) -> None:
    for name in FORMATS:
        assert written(name, texts(odd))

    [[cell]] = read_excel(written("xlsx", texts(odd)))[1:]
    assert "\ufffd" in str(cell)
