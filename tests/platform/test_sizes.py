"""Files and functions stay small enough to be read in one go, and names say what is inside."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.platform.conftest import ROOT

APPS = ["accounts", "releases", "courses", "quizzes", "casestudies", "labs", "results", "config"]
PYTHON = [*APPS, "tests", "benchmarks", "bin", "manage.py"]
FORBIDDEN = {"utils", "helpers", "services", "core", "common", "manager", "handler", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _files(ending: str, *places: str) -> list[Path]:
    found = [ROOT / place for place in places]
    inside = [path for folder in found if folder.is_dir() for path in folder.rglob(f"*{ending}")]
    alone = [path for path in found if path.is_file()]
    return [path for path in inside + alone if "migrations" not in path.parts]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _nothing(found: list[str]) -> None:
    assert not found, "\n".join(found)


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def _length(node: Function) -> int:
    """Lines from `def` to the end; decorators are read apart from the body."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _longer(paths: list[Path], most: int, *, tests: bool = False) -> list[str]:
    return [
        f"{_named(path)}:{node.lineno} {node.name} has {_length(node)} lines"
        for path in paths
        for node in _functions(path)
        if _length(node) > most and (not tests or node.name.startswith("test_"))
    ]


def test_no_file_of_code_is_longer_than_200_lines() -> None:
    files = _files(".py", *PYTHON) + _files(".css", "static") + _files(".js", "static")

    _nothing([_named(path) for path in files if _lines(path) > 200])


def test_no_template_is_longer_than_100_lines() -> None:
    # A drawing is read in a browser, not line by line.
    files = [path for path in _files(".html", "templates", *APPS) if ".svg" not in path.suffixes]

    _nothing([_named(path) for path in files if _lines(path) > 100])


def test_no_function_is_longer_than_30_lines() -> None:
    _nothing(_longer(_files(".py", *PYTHON), 30))


def test_no_view_is_longer_than_20_lines() -> None:
    views = [path for path in _files(".py", *APPS) if path.stem == "views" or "views" in path.parts]

    _nothing(_longer([*views, ROOT / "config" / "health.py"], 20))


def test_no_test_is_longer_than_25_lines() -> None:
    _nothing(_longer(_files(".py", "tests"), 25, tests=True))


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {_named(path): set(path.with_suffix("").parts) for path in _files(".py", *PYTHON)}

    _nothing([name for name, parts in names.items() if FORBIDDEN & parts])


def test_every_module_opens_with_a_sentence_saying_what_it_is() -> None:
    silent = [
        _named(path)
        for path in _files(".py", *APPS, "tests")
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    _nothing(silent)


def test_every_tests_name_is_a_sentence() -> None:
    short = [
        f"{_named(path)}: {node.name}"
        for path in _files(".py", "tests")
        if path.name.startswith("test_")
        for node in _functions(path)
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]

    _nothing(short)


def test_nothing_is_skipped_expected_to_fail_or_left_to_do() -> None:
    left = re.compile(r"pytest\.(mark\.)?(skip|xfail)|\b(TODO|FIXME|XXX)\b|type: ignore(?!\[)")
    these = {"test_sizes.py", "test_suite_rules.py"}
    found = [
        f"{_named(path)}: {match[0]}"
        for path in _files(".py", *PYTHON)
        if path.name not in these
        for match in left.finditer(path.read_text(encoding="utf-8"))
    ]

    _nothing(found)


@pytest.mark.parametrize(("lines", "told"), [(30, 0), (31, 1)])
def test_the_measure_itself_tells_a_long_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int, told: int
) -> None:
    path = tmp_path / "long.py"
    path.write_text("def long():\n" + "    pass\n" * (lines - 1))
    monkeypatch.setattr("tests.platform.test_sizes._named", lambda one: one.name)

    assert len(_longer([path], 30)) == told
