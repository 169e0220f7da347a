"""What is measured by events is what was run: each line and each way out of a branch."""

from pathlib import Path

import pytest
from coverage import Coverage

from tests.branch_events import use_events

SAMPLE = """\
def chosen(given):
    if given > 1:
        return 'many'
    return 'few'


def walked(given):
    for one in given:
        if one == 3:
            break
    else:
        return 'whole'
    while given:
        given = given[1:]
    return 'broken off'


def matched(given):
    match given:
        case 1:
            return 'one'
        case [first, *_]:
            return first
    return None


def tried(given):
    try:
        return 1 / given
    except ZeroDivisionError:
        return None
    finally:
        given = 0


def filtered(given):
    return [one for one in given if one and one > 1]


def begun(given):
    for one in given:
        yield one


def only_if(given):
    if given:
        given = 0
"""
CALLS = {
    "chosen(1)": ["if given > 1: -> return 'many'"],
    "chosen(2)": ["if given > 1: -> return 'few'"],
    "chosen(1), chosen(2)": [],
    "chosen(2), chosen(2), chosen(1)": [],
    "walked([1, 3])": ["for one in given: -> return 'whole'"],
    "walked([1])": ["if one == 3: -> break"],
    "walked([1, 3]), walked([])": [],
    "matched(1)": ["case 1: -> case [first, *_]:"],
    "matched([7])": ["case 1: -> return 'one'", "case [first, *_]: -> return None"],
    "matched(1), matched([7]), matched(8)": [],
    "tried(1)": [],
    "filtered([0, 1, 2])": [],
    "next(begun([1]))": ["for one in given: -> out"],
    "list(begun([1]))": [],
    "only_if(1)": ["if given: -> out"],
    "only_if(0)": ["if given: -> given = 0"],
    "only_if(0), only_if(1)": [],
}


@pytest.mark.parametrize(("calls", "missing"), CALLS.items(), ids=list(CALLS))
def test_the_ways_that_were_not_taken_are_told(
    calls: str, missing: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COVERAGE_CORE", "")
    use_events()

    assert untaken(calls, tmp_path / "sample.py") == missing


def untaken(calls: str, path: Path) -> list[str]:
    """Each branch that these calls met, with where none of them went from there."""
    path.write_text(SAMPLE, encoding="utf-8")
    names: dict[str, object] = {}
    measuring = Coverage(data_file=None, config_file=False, branch=True, include=[str(path)])
    with measuring.collect():
        exec(compile(SAMPLE, path, "exec"), names)  # noqa: S102  (the sample above)
        exec(calls, names)  # noqa: S102
    found = measuring._analyze(str(path))
    return [
        f"{_line(line)} -> {_line(to)}"
        for line, ways in sorted(found.missing_branch_arcs().items())
        for to in ways
        if line in found.executed
    ]


def _line(number: int) -> str:
    """What stands in a line of the sample; a negative one is the way out of a function."""
    return SAMPLE.splitlines()[number - 1].strip() if number > 0 else "out"
