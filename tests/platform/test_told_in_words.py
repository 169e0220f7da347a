"""What stops a release is told to people, so it goes through gettext like every other word."""

import ast
from collections.abc import Iterator

import pytest

from tests.platform.conftest import ROOT

APPS = ["releases", "courses", "quizzes", "casestudies", "labs", "results"]
SOURCES = [
    ROOT / "releases" / "promotion.py",
    *(path for app in APPS for path in (ROOT / app).rglob("smoke_tests.py")),
]


def _bare(source: str) -> Iterator[int]:
    """The lines on which a text is yielded or raised as it stands, joined or filled in."""
    for node in ast.walk(ast.parse(source)):
        told = node.value if isinstance(node, ast.Yield) else None
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            told = node.exc.args[0]
        while isinstance(told, ast.BinOp):
            told = told.left
        if isinstance(told, ast.JoinedStr | ast.Constant):
            yield told.lineno


def test_no_refusal_and_no_problem_of_a_release_bypasses_translation() -> None:
    found = {str(path): list(_bare(path.read_text(encoding="utf-8"))) for path in SOURCES}

    assert len(found) >= 4
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("raise Refused(f'{name} is off')", [1]),
        ("raise Refused('off')", [1]),
        ("def f():\n    yield 'a %s' % name", [2]),
        ("def f():\n    yield 'a' + name", [2]),
        ("def f():\n    yield _('a %s') % name", []),
        ("raise Refused(_('off'))\nraise\nraise Refused", []),
    ],
)
def test_the_search_finds_texts_in_every_shape(source: str, lines: list[int]) -> None:
    assert list(_bare(source)) == lines
