"""COPY's text format becomes lines, whichever database the suite runs on."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace

import pytest
from django.db import connections

from accounts.scopes import EVERYONE
from courses.exports import copying as shared
from courses.exports.filters import Filters
from quizzes.exports import copying, csv_stream
from quizzes.exports.columns import HEADER

ROW = (
    "7\t3,Ada,ada@example.org,\tcourse,M06,s3,first,1,R1,0\tright\tright,wrong\t"
    "correct\t1\t1\t2\t0\t4100\t2026-01-31 23:59:59{fraction}\tmultiple\ta,b\t\tsure\n"
)
LINE = (
    "7,3,Ada,ada@example.org,,course,M06,s3,first,1,R1,0,right,A,right wrong,"
    'correct,1,1,2,0,4100,2026-01-31T23:59:59.{milliseconds}Z,multiple,"a,b",correct,2,,sure\n'
)


@pytest.mark.parametrize(
    ("fraction", "milliseconds"),
    [("", "000"), (".5", "500"), (".123456", "123"), (".999999", "999")],
)
def test_a_row_becomes_a_line(fraction: str, milliseconds: str) -> None:
    rows = ROW.format(fraction=fraction)

    assert copying.lines_of(rows).decode() == LINE.format(milliseconds=milliseconds)


def test_what_the_format_escapes_is_as_it_was() -> None:
    rows = ROW.format(fraction="").replace("Ada,", '"A\\\\d\\na\\t\\v\\r\\b\\f",')

    line = copying.lines_of(rows).decode()

    assert line.startswith('7,3,"A\\d\na\t\v\r\b\f",ada@')


def test_nothing_becomes_nothing() -> None:
    assert copying.lines_of("") == b""


def test_rows_are_joined_in_chunks_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []

    @contextmanager
    def copy(sql: bytes, values: tuple[object, ...]) -> Iterator[list[bytes]]:
        sent.append(sql)
        yield [ROW.format(fraction="").encode()] * 3000

    @contextmanager
    def cursor() -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(cursor=SimpleNamespace(copy=copy))

    monkeypatch.setattr(shared, "connection", SimpleNamespace(cursor=cursor))
    monkeypatch.setattr(shared, "each_table_once", nullcontext)
    told: list[int] = []

    chunks = list(copying.copied("SELECT 1", ("a",), told.append))

    assert b"".join(chunks).decode() == LINE.format(milliseconds="000") * 3000
    assert len(chunks) > 3
    assert sum(told) == 3000
    assert b"(SELECT 1 OFFSET 0) AS response" in sent[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("vendor", "way"), [("postgresql", "copied"), ("sqlite", "fetched")])
def test_the_database_decides_the_way_out(
    vendor: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_stream, "copied", lambda *_: [b"copied"])
    monkeypatch.setattr(csv_stream, "fetched", lambda *_: [b"fetched"])

    with monkeypatch.context() as patch:
        patch.setattr(connections["default"], "vendor", vendor)
        file = b"".join(csv_stream.csv_stream(Filters(EVERYONE))).decode()

    assert file == HEADER + way
