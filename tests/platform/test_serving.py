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


@dataclass
class Run:
    """One start of the site, from launch to stop."""

    process: subprocess.Popen[str]
    url: str
    said: Path

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
        raise AssertionError(f"the site did not come up: {self.said.read_text()}")

    def stop(self) -> int:
        """Stop it as Ctrl-C does; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@dataclass
class Site:
    """A site that was started, stopped, and is running again over the same folder."""

    folder: Path
    first: Run
    again: Run
    collected: int
    passwords: str


def _variables(folder: Path) -> dict[str, str]:
    # So little is too much to do that asking for one page after the other reaches it.
    variables = bare_environment(folder) | {"LOAD_LIMIT": "1"}
    if "DATABASE_URL" in os.environ:
        variables["DATABASE_URL"] = os.environ["DATABASE_URL"]
    return variables


def _start(folder: Path, said: Path) -> Run:
    variables = _variables(folder)
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env=variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    run = Run(process, f"http://127.0.0.1:{variables['PORT']}", said)
    run.wait()
    return run


def _collected(folder: Path) -> int:
    return (folder / "static" / ".collected").stat().st_mtime_ns


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A new folder, the site started on it twice."""
    told, folder = tmp_path_factory.mktemp("said"), tmp_path_factory.mktemp("site")
    first = _start(folder, told / "first")
    first.stop()
    collected, passwords = _collected(folder), (folder / "first-sign-in.txt").read_text()
    again = _start(folder, told / "again")
    yield Site(folder, first, again, collected, passwords)
    assert again.stop() == 0


def test_a_site_is_ready_with_its_course(site: Site) -> None:
    assert site.again.get("/readyz").read() == b"ready\n"
    assert b"Cloud Integrations" in site.again.get("/").read()


def test_a_static_file_is_hashed_compressed_and_kept_for_ever(site: Site) -> None:
    page = site.again.get("/").read().decode()
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert sheet

    response = site.again.get(sheet[1], **{"Accept-Encoding": "gzip"})

    assert "immutable" in response.headers["Cache-Control"]
    assert b"{" in gzip.decompress(response.read())


def test_debug_is_off_and_a_missing_page_tells_nothing(site: Site) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        site.again.get("/nowhere/")

    body = missing.value.read().decode()
    assert missing.value.code == 404
    assert "urlconf" not in body.lower()
    assert "traceback" not in body.lower()


def test_what_the_site_keeps_is_closed_to_others(site: Site) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in site.folder.iterdir()}

    assert modes["secret-key"] == modes["first-sign-in.txt"] == 0o600
    assert {name for name, mode in modes.items() if mode & 0o007} == set()


def test_it_stops_cleanly(site: Site) -> None:
    assert site.first.process.returncode == 0
    assert "Traceback" not in site.first.said.read_text()


def test_started_again_it_does_nothing_twice(site: Site) -> None:
    assert _collected(site.folder) == site.collected
    assert (site.folder / "first-sign-in.txt").read_text() == site.passwords


def test_passwords_are_shown_at_the_first_start_and_never_again(site: Site) -> None:
    words = [line.split()[1] for line in site.passwords.splitlines()]

    assert len(words) == 3
    assert all(site.first.said.read_text().count(word) == 1 for word in words)
    assert not any(word in site.again.said.read_text() for word in words)


def test_everything_after_the_welcome_is_one_json_object_per_line(site: Site) -> None:
    lines = site.first.said.read_text().rstrip().splitlines()
    logged = [json.loads(line) for line in lines if line.startswith("{")]

    assert {line["logger"] for line in logged} >= {"site.request"}
    assert lines[-1].startswith("{")


def test_a_flip_and_its_way_back_reach_the_next_request_of_every_process(
    site: Site, tmp_path: Path
) -> None:
    other = _start(site.folder, tmp_path / "other")
    flipper = subprocess.Popen(
        [sys.executable, "-m", "tests.platform.flipper"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=_variables(site.folder) | {"DJANGO_SETTINGS_MODULE": "config.settings"},
    )  # fmt: skip
    url = (flipper.stdout or sys.stdin).readline().strip()
    shown = []
    for word in ("look", "flip", "back"):
        print(word, file=flipper.stdin, flush=True)
        assert (flipper.stdout or sys.stdin).readline() == "done\n"
        shown += [b"<title>Flipped" in run.get(url).read() for run in (site.again, other)]
    flipper.communicate()

    assert other.stop() == 0
    assert shown == [False, False, True, True, False, False]


def test_too_much_to_do_takes_marks_away_and_the_page_says_so(site: Site) -> None:
    search = "/courses/cloud-integrations/search/?q=release"
    pages = [site.again.get(search).read().decode()]
    deadline = time.monotonic() + PATIENCE
    while "your words are not marked" not in pages[-1] and time.monotonic() < deadline:
        time.sleep(0.1)
        pages.append(site.again.get(search).read().decode())

    assert "<mark>" not in pages[-1]
    assert pages[-1].count('class="hit"') > 0
