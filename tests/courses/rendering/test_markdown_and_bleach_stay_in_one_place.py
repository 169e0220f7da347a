"""Only the renderer knows the Markdown libraries, and only one file knows the sanitiser."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
APPS = ("accounts", "releases", "courses", "quizzes", "config")


def importers(*libraries: str) -> set[str]:
    found = set()
    for path in (p for app in APPS for p in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in libraries for name in names):
                found.add(str(path.relative_to(ROOT)))
    return found


@pytest.mark.parametrize(
    ("libraries", "place"),
    [
        (("bleach",), "courses/rendering/sanitising.py"),
        (("markdown", "pymdownx"), "courses/rendering/engine.py"),
    ],
)
def test_one_file_imports_it(libraries: tuple[str, ...], place: str) -> None:
    assert importers(*libraries) == {place}
