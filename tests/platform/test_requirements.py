"""Every package is pinned with its hashes, and nothing says where this machine gets them."""

import importlib.util
import re
import tomllib
from types import ModuleType

import pytest

from tests.platform.conftest import ROOT

FILES = ["requirements.txt", "requirements-s3.txt", "requirements-dev.txt"]
_ENTRY = re.compile(r"^(?![#\s-])(.+?)(?=^(?![#\s])|\Z)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def _entries(name: str) -> list[str]:
    return _ENTRY.findall((ROOT / name).read_text(encoding="utf-8"))


def _pins(name: str) -> dict[str, str]:
    return {_NAME.match(one)[0]: one.split("==")[1].split()[0] for one in _entries(name)}


def _asked() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {_NAME.match(one)[0].lower() for one in project["project"]["dependencies"]}


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_at_least_one_hash(name: str) -> None:
    entries = _entries(name)

    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\d", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


@pytest.mark.parametrize("name", FILES)
def test_no_host_index_or_path_stands_in_a_lock_file(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert re.findall(r"://|--index|--extra|--find-links|--trusted|file:|@ ", text) == []


def test_everything_the_project_asks_for_is_locked() -> None:
    assert _asked() <= {name.lower() for name in _pins("requirements.txt")}


def test_tests_run_on_the_very_versions_that_are_served() -> None:
    development = _pins("requirements-dev.txt")

    assert {name: development[name] for name in _pins("requirements.txt")} == _pins(
        "requirements.txt"
    )


@pytest.fixture
def downgrades() -> ModuleType:
    """The script that compares two lock files."""
    spec = importlib.util.spec_from_file_location("downgrades", ROOT / "bin" / "downgrades.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("django==6.1.3 \\", "django==6.1.4 \\", []),
        ("django==6.9 \\", "django==6.10 \\", []),
        ("django==6.1.3 \\", "django==5.2 \\", ["django went down from 6.1.3 to 5.2"]),
        ("a==2 ; os == 'x' \\", "a==1 ; os == 'x' \\", ["a went down from 2 to 1"]),
        ("", "django==5.2", []),
    ],
)
def test_a_version_that_goes_down_is_told(
    downgrades: ModuleType, before: str, after: str, told: list[str]
) -> None:
    assert downgrades.downgrades(before, after) == told
