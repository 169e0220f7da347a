"""COPY's text format becomes lines of runs, whichever database the suite runs on."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from courses.exports import copying
from labs.exports.csv_stream import ROWS

RUN = (
    "7\t3,Ada,,\tc,M06,s3,lab,LAB_01,1,R1\t1,4,2\tup.up\t1,0,1,1\t2026-01-31 23:59:59.5\t"
    'toy\t{"steps": 2}\n'
)
LEARNER = (
    "3,Ada,,\tc,M06,s3,lab,LAB_01,1,R1\t2,4,1,0\t2,4\t2026-01-31 23:59:58\t"
    '2026-02-01 00:01:00.25\t2026-02-01 00:02:00\t7\tup.up\t1,1\ttoy\t{"steps": 2}\n'
)
LINES = {
    "runs": "7,3,Ada,,,c,M06,s3,lab,LAB_01,1,R1,1,4,2,up.up,1,0,1,1,2026-01-31T23:59:59.500Z,",
    "learners": (
        "3,Ada,,,c,M06,s3,lab,LAB_01,1,R1,2,4,1,0,2,4,62,2026-01-31T23:59:58.000Z,"
        "2026-02-01T00:01:00.250Z,2026-02-01T00:02:00.000Z,7,up.up,1,1,"
    ),
}


@pytest.mark.parametrize(("rows", "text"), [("runs", RUN), ("learners", LEARNER)])
def test_a_row_becomes_a_line(monkeypatch: pytest.MonkeyPatch, rows: str, text: str) -> None:
    sent: list[bytes] = []

    @contextmanager
    def copy(sql: bytes, values: tuple[object, ...]) -> Iterator[list[bytes]]:
        sent.append(sql)
        yield [text.encode()]

    @contextmanager
    def cursor() -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(cursor=SimpleNamespace(copy=copy))

    monkeypatch.setattr(copying, "connection", SimpleNamespace(cursor=cursor))

    written = b"".join(ROWS[rows].copied("SELECT 1", ("a",), bool)).decode()

    assert written.startswith(LINES[rows])
    assert ",2," in written.removeprefix(LINES[rows][:-1])
    assert b"FROM (SELECT 1) AS run" in sent[0]
