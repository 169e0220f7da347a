"""Before serving, each step looks whether there is anything to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import DatabaseError, connection
from django.db.utils import ConnectionHandler
from pytest_django import Settings

from config import preparation
from config.environment import Refused
from courses.models import Course
from tests.platform.conftest import free_port

Calls = list[tuple[object, ...]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The management commands that were called, instead of running them."""
    called: Calls = []
    monkeypatch.setattr(preparation, "call_command", lambda *words, **_: called.append(words))
    return called


def test_a_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    preparation.check_writable(tmp_path / "new")

    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refused, match="DATA_DIR must be a folder this site can write to"):
        preparation.check_writable(tmp_path / "file")


@pytest.fixture
def sqlite_at(monkeypatch: pytest.MonkeyPatch, db: None) -> Callable[[str], None]:
    """Make the site's database the SQLite file of that name."""

    def use(name: str) -> None:
        one = {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
        handler = ConnectionHandler({"default": one})
        monkeypatch.setattr(preparation, "connection", handler["default"])

    return use


def test_a_database_that_answers_is_fine(sqlite_at: Callable[[str], None], tmp_path: Path) -> None:
    sqlite_at(str(tmp_path / "db.sqlite3"))

    preparation.check_database()


def test_a_database_that_does_not_answer_is_refused(sqlite_at: Callable[[str], None]) -> None:
    sqlite_at("/dev/null/none")

    with pytest.raises(Refused, match=r"'/dev/null/none' .* cannot be reached"):
        preparation.check_database()


def test_a_redis_that_does_not_answer_is_refused(settings: Settings) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    location = f"redis://127.0.0.1:{free_port()}/0"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": location}}

    with pytest.raises(Refused, match="REDIS_URL names cannot be reached"):
        preparation.check_cache()


def test_a_cache_in_memory_is_always_there() -> None:
    preparation.check_cache()


@pytest.mark.django_db
def test_nothing_is_migrated_when_nothing_is_missing(calls: Calls) -> None:
    preparation.migrate()

    assert calls == []


@pytest.mark.django_db
def test_missing_migrations_are_applied(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation.MigrationExecutor, "migration_plan", lambda *_: ["one"])

    preparation.migrate()

    assert calls == [("migrate",)]


@pytest.mark.django_db
def test_a_database_that_refuses_a_migration_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("permission denied for schema public\nLINE 1: CREATE TABLE")

    monkeypatch.setattr(preparation.MigrationExecutor, "migration_plan", refuse)

    with pytest.raises(Refused, match=r"migration \(permission denied for schema public\)\.$"):
        preparation.migrate()


@pytest.mark.django_db
def test_the_course_is_loaded_when_it_is_not_there(calls: Calls) -> None:
    preparation.load_course()

    assert [str(word).rsplit("/", 1)[-1] for word in calls[0]] == [
        "load_course",
        "cloud-integrations",
    ]


@pytest.mark.django_db
def test_the_course_is_left_alone_when_it_is_there(calls: Calls) -> None:
    Course.objects.create(slug=preparation.COURSE)

    preparation.load_course()

    assert calls == []


@pytest.mark.django_db
def test_a_course_that_does_not_load_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise CommandError("course.yaml:3: no title")

    monkeypatch.setattr(preparation, "call_command", fail)

    with pytest.raises(Refused, match=r"cannot be loaded: course\.yaml:3: no title"):
        preparation.load_course()


def test_static_files_are_collected_once_and_again_when_one_changes(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preparation.collect_static(tmp_path)
    preparation.collect_static(tmp_path)
    monkeypatch.setattr(preparation, "_static_fingerprint", lambda: "changed")
    preparation.collect_static(tmp_path)

    assert calls == [("collectstatic",), ("collectstatic",)]


@pytest.mark.django_db
def test_preparing_does_every_step_and_returns_the_new_passwords(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path)
    monkeypatch.setattr(preparation, "check_database", lambda: None)
    monkeypatch.setattr(preparation, "close_connections", lambda: closed.append("all"))

    passwords = preparation.prepare()

    assert sorted(passwords) == ["admin@localhost", "grader@localhost", "instructor@localhost"]
    assert [words[0] for words in calls] == ["load_course", "collectstatic"]
    assert closed == ["all"]


def test_connections_and_pools_are_closed_before_workers_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed: list[str] = []

    class Pooled:
        def close_pool(self) -> None:
            closed.append("pool")

    class Connections:
        def close_all(self) -> None:
            closed.append("connections")

        def all(self, *, initialized_only: bool) -> list[object]:
            return [connection, Pooled()] if initialized_only else []

    monkeypatch.setattr(preparation, "connections", Connections())

    preparation.close_connections()

    assert closed[0] == "connections"
    assert closed[-1] == "pool"
