"""Ways to read the settings and run the launcher under another environment."""

import os
import runpy
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG", "PYTHONPATH", "TMPDIR")

SettingsWith = Callable[..., dict[str, Any]]
Launch = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def settings_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SettingsWith:
    """Read the settings afresh with only the given variables set (and a folder of their own)."""

    def read(**variables: str) -> dict[str, Any]:
        for name in os.environ:
            if name not in KEPT:
                monkeypatch.delenv(name)
        for name, value in ({"DATA_DIR": str(tmp_path)} | variables).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "config" / "settings.py"))

    return read


def bare_environment(folder: Path) -> dict[str, str]:
    """An environment for a process of its own, with its own folder and port and nothing else."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"DATA_DIR": str(folder), "PORT": str(free_port())}


@pytest.fixture
def launch(tmp_path: Path) -> Launch:
    """Run the launcher to its end with some variables set."""

    def run(**variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env=bare_environment(tmp_path / "data") | variables,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
