"""The real launcher and the real server, started twice over one data folder."""

import gzip
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.platform.conftest import ROOT, bare_environment

PATIENCE = 90
# One process runs them all: they share a site.
pytestmark = pytest.mark.xdist_group("serving")


@dataclass
class Run:
    """One start of the site, from launch to stop."""

    process: subprocess.Popen[str]
    url: str
    folder: Path
    output: str = ""

    def get(self, path: str, **headers: str) -> HTTPResponse:
        """Ask for a page."""
        asked = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310
        return urllib.request.urlopen(asked, timeout=30)  # noqa: S310

    def wait(self) -> None:
        """Return when the site answers."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.get("/healthz").close()
            except urllib.error.URLError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"the site did not come up: {self.process.communicate()}")

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.output, errors = self.process.communicate(timeout=30)
        assert errors == ""


def _start(folder: Path) -> Run:
    variables = bare_environment(folder)
    if "DATABASE_URL" in os.environ:
        variables["DATABASE_URL"] = os.environ["DATABASE_URL"]
    process = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    run = Run(process, f"http://127.0.0.1:{variables['PORT']}", folder)
    run.wait()
    return run


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The first start on a new folder."""
    run = _start(tmp_path_factory.mktemp("site"))
    yield run
    if run.process.poll() is None:
        run.stop()


def test_a_new_site_is_ready_with_its_course(first: Run) -> None:
    assert first.get("/readyz").read() == b"ready\n"
    assert b"Cloud Integrations" in first.get("/").read()


def test_a_static_file_is_hashed_compressed_and_kept_for_ever(first: Run) -> None:
    page = first.get("/").read().decode()
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert sheet

    response = first.get(sheet[1], **{"Accept-Encoding": "gzip"})

    assert "immutable" in response.headers["Cache-Control"]
    assert b"{" in gzip.decompress(response.read())


def test_debug_is_off_and_a_missing_page_tells_nothing(first: Run) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        first.get("/nowhere/")

    body = missing.value.read().decode()
    assert missing.value.code == 404
    assert "urlconf" not in body.lower()
    assert "traceback" not in body.lower()


def test_what_the_site_keeps_is_closed_to_others(first: Run) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in first.folder.iterdir()}

    assert modes["secret-key"] == modes["first-sign-in.txt"] == 0o600
    assert {name for name, mode in modes.items() if mode & 0o007} == set()


def test_stopped_and_started_again_it_does_nothing_twice(first: Run) -> None:
    first.stop()
    collected = (first.folder / "static" / ".collected").stat().st_mtime_ns
    passwords = (first.folder / "first-sign-in.txt").read_text()

    again = _start(first.folder)
    again.stop()

    assert (first.process.returncode, again.process.returncode) == (0, 0)
    assert (first.folder / "static" / ".collected").stat().st_mtime_ns == collected
    assert (first.folder / "first-sign-in.txt").read_text() == passwords
    words = [line.split()[1] for line in passwords.splitlines()]
    assert all(first.output.count(word) == 1 for word in words)
    assert not any(word in again.output for word in words)


def test_everything_after_the_welcome_is_one_json_object_per_line(first: Run) -> None:
    if first.process.poll() is None:
        first.stop()

    lines = [line for line in first.output.splitlines() if line.startswith("{")]

    assert {json.loads(line)["logger"] for line in lines} >= {"site.request"}
    assert first.output.rstrip().splitlines()[-1].startswith("{")
