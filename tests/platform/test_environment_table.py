"""The table of variables in the README says what the code reads, no less and no more."""

import re

from tests.platform.conftest import ROOT
from tests.platform.test_wholeness import APPS

_READ = re.compile(
    r"\b(?:text|whole_number|switch|host_names|_read)\(\s*\"([A-Z_]+)\"", re.MULTILINE
)
_ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def variables_in_the_code() -> set[str]:
    """Every variable that config reads."""
    return {
        name
        for path in (ROOT / "config").glob("*.py")
        for name in _READ.findall(path.read_text(encoding="utf-8"))
    }


def _rows() -> list[tuple[str, str, str, str]]:
    return _ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_table_names_every_variable_the_code_reads_and_no_other() -> None:
    assert {row[0] for row in _rows()} == variables_in_the_code()


def test_the_table_is_in_order_and_names_each_variable_once() -> None:
    names = [row[0] for row in _rows()]

    assert names == sorted(set(names))


def test_every_whole_numbers_default_and_limits_stand_in_its_row() -> None:
    limits = re.compile(
        r"whole_number\(\s*\"([A-Z_]+)\", default=(\d+)[^,]*, least=(\d+), most=(\d+)"
    )
    rows = {row[0]: row for row in _rows()}
    found = [
        match
        for path in (ROOT / "config").glob("*.py")
        for match in limits.findall(path.read_text(encoding="utf-8"))
    ]

    assert found
    for name, default, least, most in found:
        assert re.search(rf"\b{default}\b", rows[name][1]), name
        assert f"{least} to {most}" in rows[name][3], name


def test_the_code_reads_the_environment_only_through_its_checks() -> None:
    readers = re.compile(r"os\.environ(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|getenv")
    # The PDF builder sets, for a library that reads it, what time it is.
    allowed = {
        "config/environment.py",
        "config/settings_test.py",
        "casestudies/pdf/rendering.py",
    }
    found = {
        str(path.relative_to(ROOT))
        for package in [*APPS, "config"]
        for path in (ROOT / package).rglob("*.py")
        if readers.search(path.read_text(encoding="utf-8"))
    }

    assert found <= allowed
