"""The commands a person types exist, say what they do, and call what is there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.platform.conftest import ROOT

MAKE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = ["run", "test", "lint", "types", "lock", "bench", "case-studies", "messages", "help"]
SCRIPTS = ["bin/make-venv", "bin/get-chromium", "bin/lock", ".ci/run", ".ci/packages"]


def _make(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("CI", "MAKEFLAGS")
    }
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT,
        env=inherited | variables,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("target", TARGETS)
def test_every_command_can_be_made(target: str) -> None:
    planned = _make("-n", target)

    assert planned.returncode == 0, planned.stderr


def test_plain_make_lists_every_command_with_what_it_does() -> None:
    listed = _make().stdout

    assert {words.split()[1] for words in listed.splitlines()} >= set(TARGETS)


def test_the_suite_runs_in_parallel_with_the_browser_and_measures_branches() -> None:
    planned = _make("-n", "test").stdout

    assert "bin/get-chromium" in planned
    assert re.search(
        r"pytest -n auto --dist loadfile .*--cov --cov-branch .*--cov-fail-under=\d+", planned
    )
    assert "not browser" not in planned


def test_leaving_the_browser_out_is_refused_in_ci() -> None:
    commands = _make("-n", "test", "BROWSER=no").stdout.splitlines()
    [guard] = [line for line in commands if "BROWSER=no is not allowed" in line]

    for value, code in (("1", 1), ("", 0)):
        ended = subprocess.run(
            ["sh", "-c", guard], env={"CI": value}, capture_output=True, check=False
        )
        assert ended.returncode == code


@pytest.mark.parametrize("script", [*SCRIPTS, ".ci/on-postgresql"])
def test_every_script_is_executable_and_parses(script: str) -> None:
    shell = "bash" if script.startswith(".ci") else "sh"

    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run([shell, "-n", ROOT / script], check=False).returncode == 0


def test_a_machine_without_a_usable_python_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "bin" / "make-venv", tmp_path / "bin")
    (tmp_path / "requirements.txt").touch()
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "basename", "cksum", "tr", "sh"):
        (tools / tool).symlink_to(shutil.which(tool))

    ended = subprocess.run(
        [tmp_path / "bin" / "make-venv", "requirements.txt"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr.startswith("Cannot set up: there is no Python 3.13")


def test_what_ci_runs_covers_every_promise() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    for promise in (
        "bin/lock --check",
        "lint",
        "types",
        "makemigrations --check",
        "check --deploy",
        "directory test",
        ".ci/on-postgresql",
    ):
        assert promise in script
    assert "lint-imports" in MAKE
