"""`python -m config.serve` starts, or says in one sentence why it does not."""

import socket
from pathlib import Path

import pytest
from pytest_django import Settings

from config import serve
from config.environment import Refused
from tests.platform.conftest import Launch, free_port
from tests.platform.test_environment import GARBAGE

REFUSED = {name: values[0] for name, values in GARBAGE.items()} | {"PORT": "x", "HOST": "x"}


@pytest.mark.parametrize("name", ["PORT", "HOST", "SITE_URL", "DATABASE_URL", "DATA_DIR"])
def test_a_garbage_value_stops_the_start_with_one_sentence_and_code_2(
    launch: Launch, name: str
) -> None:
    ended = launch(**{name: REFUSED[name]})

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"Cannot start: {name} must be ")
    assert ended.stderr.count("\n") == 1


def test_a_taken_port_stops_the_start(launch: Launch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        ended = launch(PORT=str(port))

    assert ended.returncode == 2
    assert ended.stderr == (
        f"Cannot start: port {port} on 127.0.0.1 is taken; "
        "stop what uses it or set PORT to another.\n"
    )


def test_a_database_that_cannot_be_reached_stops_the_start_without_telling_its_password(
    launch: Launch,
) -> None:
    ended = launch(DATABASE_URL=f"postgresql://course:secret@127.0.0.1:{free_port()}/course")

    assert ended.returncode == 2
    assert ended.stderr.startswith("Cannot start: The database 'course' (127.0.0.1:")
    assert ended.stderr.count("\n") == 1
    assert "secret" not in ended.stderr + ended.stdout


def test_a_file_that_is_no_database_stops_the_start(launch: Launch, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database " * 100)

    ended = launch(DATABASE_URL=f"sqlite:///{tmp_path / 'notes.txt'}")

    assert ended.returncode == 2
    assert "cannot be reached" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_port_somebody_listens_on_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)

        with pytest.raises(Refused, match="is taken; stop what uses it or set PORT"):
            serve.check_port("127.0.0.1", other.getsockname()[1])


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Refused, match=r"192\.0\.2\.1 is not an address of this machine"):
        serve.check_port("192.0.2.1", free_port())


def test_a_port_that_is_not_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)

    with pytest.raises(Refused, match="set PORT to one above 1023"):
        serve.check_port("127.0.0.1", 80)


def test_a_free_port_is_fine_on_both_kinds_of_address() -> None:
    serve.check_port("127.0.0.1", free_port())
    serve.check_port("::1", free_port())


def test_main_prepares_prints_the_addresses_and_serves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[tuple[str, int]] = []
    port = free_port()
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setattr(serve, "_prepared", lambda: {"grader@localhost": "one-time"})
    monkeypatch.setattr(serve, "_serve", lambda *where: served.append(where))

    assert serve.main() == 0

    assert served == [("127.0.0.1", port)]
    assert "grader@localhost       one-time" in capsys.readouterr().out


def test_main_ends_quietly_when_interrupted_while_preparing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> dict[str, str]:
        raise KeyboardInterrupt

    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setattr(serve, "_prepared", interrupted)

    assert serve.main() == 0
    assert capsys.readouterr().err == ""


def test_main_says_why_it_cannot_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "none")

    assert serve.main() == 2
    assert capsys.readouterr().err.startswith("Cannot start: PORT must be")


def test_the_server_gets_workers_threads_and_our_logging(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.WORKERS, settings.THREADS = 3, 5
    made: list[dict[str, object]] = []

    class Server:
        def __init__(self, target: str, **options: object) -> None:
            made.append(options | {"target": target})

        def serve(self) -> None:
            made[-1]["served"] = True

    monkeypatch.setattr("granian.server.Server", Server)

    serve._serve("127.0.0.1", 8000)

    assert made[0]["target"] == "config.wsgi:application"
    assert (made[0]["workers"], made[0]["blocking_threads"]) == (3, 5)
    assert made[0]["log_dictconfig"] == settings.LOGGING
    assert made[0]["served"]


def test_preparing_sets_django_up_and_loads_the_application(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("config.preparation.prepare", lambda: {"a@localhost": "b"})

    assert serve._prepared() == {"a@localhost": "b"}


def test_a_later_start_says_where_the_passwords_are_and_not_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "first-sign-in.txt").write_text("grader@localhost one-time\n")

    words = serve.how_to_sign_in("http://127.0.0.1:8000", tmp_path, {})

    assert str(tmp_path / "first-sign-in.txt") in words
    assert "one-time" not in words
    assert "http://127.0.0.1:8000/results/" in words


def test_without_kept_passwords_nothing_is_said_of_them(tmp_path: Path) -> None:
    assert "password" not in serve.how_to_sign_in("http://127.0.0.1:8000", tmp_path, {})
