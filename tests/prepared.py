"""The empty database that tests begin with: migrated once for each state of the code, then copied.

Migrating takes nine seconds of processor time, and a run of everything starts six processes that
need a database. SQLite's is a file beside pytest's cache, named after the code it was made from:
no other code finds it. PostgreSQL's is a template (`.ci/on-postgresql`).
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

_ROOT = Path(__file__).parents[1]


def state_of_the_code(root: Path = _ROOT) -> str:
    """A digest of all that decides what an empty database holds: code, migrations, packages."""
    digest = hashlib.sha256((root / "requirements.txt").read_bytes())
    for package in ("config", *sorted(path.parent.name for path in root.glob("*/apps.py"))):
        for path in sorted((root / package).rglob("*.py")):
            digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def copied(prepared: Path, database: Path) -> bool:
    """Whether there is a prepared database, which then is where the test's is asked for."""
    for left_over in ("-wal", "-shm"):
        database.with_name(database.name + left_over).unlink(missing_ok=True)
    try:
        shutil.copyfile(prepared, database)
    except FileNotFoundError:
        return False
    return True


def keep(made: sqlite3.Connection, prepared: Path) -> None:
    """Keep a copy for other processes, all at once: none finds half a file."""
    for older in prepared.parent.glob("*.sqlite3"):
        older.unlink(missing_ok=True)
    unfinished = prepared.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as copy:
        made.backup(copy)
    unfinished.replace(prepared)


@pytest.fixture(scope="session")
def prepared_database(request: pytest.FixtureRequest) -> Path | None:
    """Where the prepared database of this code is, or will be; None when it is not a file."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return None
    return request.config.cache.mkdir("databases") / f"{state_of_the_code()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool, django_db_modify_db_settings: None, prepared_database: Path | None
) -> bool:
    """Whether Django finds the test's database there: also when it was copied."""
    if django_db_keepdb or prepared_database is None:
        return django_db_keepdb
    return copied(prepared_database, Path(settings.DATABASES["default"]["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
    prepared_database: Path | None,
) -> None:
    """Keep what was made here for the processes that come after."""
    if prepared_database and not django_db_keepdb:
        with django_db_blocker.unblock():
            connection.ensure_connection()
            keep(connection.connection, prepared_database)
            connection.close()
