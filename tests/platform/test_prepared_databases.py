"""Tests begin with a copy of a database that was made once for this very code."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.prepared import copied, keep, state_of_the_code


def database(path: Path, *names: str) -> Path:
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE thing (name)")
        made.executemany("INSERT INTO thing VALUES (?)", [(name,) for name in names])
    return path


@pytest.mark.parametrize("changed", ["requirements.txt", "app/apps.py", "app/migrations/0001.py"])
def test_other_code_finds_no_database_of_this_one(tmp_path: Path, changed: str) -> None:
    for name in ("requirements.txt", "app/apps.py", "app/migrations/0001.py", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    before = state_of_the_code(tmp_path)

    (tmp_path / "notes.md").write_text("two")
    assert state_of_the_code(tmp_path) == before
    (tmp_path / changed).write_text("two")
    assert state_of_the_code(tmp_path) != before


def test_a_copy_holds_the_rows_and_nothing_of_the_run_before(tmp_path: Path) -> None:
    older, prepared = tmp_path / "older.sqlite3", tmp_path / "new.sqlite3"
    older.touch()
    with closing(sqlite3.connect(database(tmp_path / "made", "role"))) as made:
        keep(made, prepared)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "new.sqlite3"]
    (tmp_path / "test-wal").write_text("of a run before")

    assert copied(prepared, tmp_path / "test")

    with closing(sqlite3.connect(tmp_path / "test")) as copy:
        assert copy.execute("SELECT name FROM thing").fetchall() == [("role",)]
    assert not (tmp_path / "test-wal").exists()


def test_where_none_was_made_one_is_to_be_made(tmp_path: Path) -> None:
    assert not copied(tmp_path / "none.sqlite3", tmp_path / "test")
    assert list(tmp_path.iterdir()) == []
