"""A PostgreSQL server of our own on a socket of its own, gone again afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OWNER = "postgres"
# As a real server would run: every commit waits for the disk.
SETTINGS = ("listen_addresses=''", "shared_buffers=256MB", "max_connections=50")


def programs() -> Path | None:
    """Where PostgreSQL's programs are, or None."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if installed:
        return installed[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def postgresql(bin_folder: Path) -> Iterator[str]:
    """The address of a new database, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="bench-pg-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if os.geteuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        cluster = str(folder / "cluster")
        initdb = [str(bin_folder / "initdb"), "-D", cluster, "-U", "course", "--auth", "trust"]
        _run([*initdb, "-E", "UTF8", "--no-locale"])
        control = [str(bin_folder / "pg_ctl"), "-D", cluster, "-w", "-l", str(folder / "log")]
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        _run([*control, "-o", f"-k {folder} {options}", "start"])
        try:
            _run([str(bin_folder / "createdb"), "-h", name, "-U", "course", "course"])
            yield f"postgresql://course@{quote(name, safe='')}/course"
        finally:
            _run([*control, "-m", "fast", "stop"])


def _run(command: Sequence[str]) -> None:
    """Run it as a user that PostgreSQL accepts: it refuses to be root."""
    as_owner = {"user": OWNER, "group": OWNER, "extra_groups": ()} if os.geteuid() == 0 else {}
    subprocess.run(  # noqa: S603
        command, check=True, cwd="/", stdout=subprocess.DEVNULL, **as_owner
    )
