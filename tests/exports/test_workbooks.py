"""A workbook opens as a grader wants it: header in sight, filters, widths, a README."""

import io
import re
import zipfile

import pytest

from courses.exports.columns import Column, ColumnType
from results.formats import row_sheet, workbook
from results.formats.xml_cells import letters
from tests.exports.tables import ADA, NOBODY, read_excel, table, texts, written


def sheet_xml(file: bytes, number: int = 1) -> str:
    """What the file says of a sheet."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_the_header_stays_in_sight_and_filters_the_rows() -> None:
    xml = sheet_xml(written("xlsx", table([ADA, NOBODY, ADA])))

    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in xml
    assert '<autoFilter ref="A1:E4"/>' in xml
    assert '<dimension ref="A1:E4"/>' in xml


def test_columns_are_as_wide_as_what_they_hold_within_reason() -> None:
    rows = [("x" * 30, 1, 1.0, True, None), ("y" * 5000, 1, 1.0, True, None)]

    found = re.findall(r'<col min="\d+" max="\d+" width="([\d.]+)"', sheet_xml(
        written("xlsx", table(rows))))  # fmt: skip

    widths = [float(width) for width in found]
    assert widths[0] == pytest.approx(workbook.WIDEST, abs=1)
    assert widths[1] == pytest.approx(len("number") + 4, abs=1)
    assert widths[4] == pytest.approx(24, abs=1)


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 2)

    file = written("xlsx", texts("a", "b", "c", "d", "e"))

    found = [read_excel(file, name) for name in ("rows", "rows 2", "rows 3")]
    assert found == [[["name"], ["a"], ["b"]], [["name"], ["c"], ["d"]], [["name"], ["e"]]]
    assert ["Rows", "", "5"] in read_excel(file, "README")


def test_a_sheet_that_is_just_full_needs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 2)

    with zipfile.ZipFile(io.BytesIO(written("xlsx", texts("a", "b")))) as parts:
        names = [name for name in parts.namelist() if "worksheets/" in name]

    assert len(names) == 2


def test_the_readme_says_filter_time_software_rows_and_columns() -> None:
    rows = read_excel(written("xlsx", table([ADA])), "README")

    assert rows[0][0] == "Rows"
    assert ["Course", "", "Ours"] in rows
    assert ["Made at (UTC)", "", "2026-01-31T23:59:59.999Z"] in rows
    assert ["Software", "", "course 1.0"] in rows
    assert ["column", "type", "what it holds"] in rows
    assert ["share", "number", "how much of it"] in rows


def test_without_filters_the_readme_says_that_it_is_everything() -> None:
    rows = read_excel(written("xlsx", table([ADA], filters=())), "README")

    assert ["Filters", "", "none; everything is in the file"] in rows


def test_texts_beyond_those_kept_once_stand_in_their_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_sheet, "MOST_KNOWN", 3)
    given = ["a", "b", "c", "a", "d" * 100, "e"]

    assert [row[0] for row in read_excel(written("xlsx", texts(*given)))[1:]] == given


def test_columns_beyond_z_have_two_letters() -> None:
    columns = tuple(Column(f"c{n}", ColumnType.WHOLE, "") for n in range(30))

    [header, row] = read_excel(written("xlsx", table([tuple(range(30))], columns)))

    assert header[29] == "c29"
    assert row == list(range(30))
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
