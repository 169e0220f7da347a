"""The secret key is given, or made once and kept where only its owner can read it."""

import stat
from pathlib import Path

import pytest

from config import environment
from config.environment import Refused


@pytest.fixture(autouse=True)
def _no_key_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)


def test_a_key_is_made_on_first_use_and_kept(tmp_path: Path) -> None:
    first = environment.secret_key(tmp_path / "new")

    assert environment.secret_key(tmp_path / "new") == first
    assert len(first) >= 50


def test_two_machines_get_two_keys(tmp_path: Path) -> None:
    assert environment.secret_key(tmp_path / "a") != environment.secret_key(tmp_path / "b")


def test_only_its_owner_can_read_the_kept_key(tmp_path: Path) -> None:
    environment.secret_key(tmp_path)

    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_given_key_is_used_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 50)

    assert environment.secret_key(tmp_path) == "k" * 50
    assert list(tmp_path.iterdir()) == []


def test_when_two_starts_make_a_key_at_once_both_use_the_one_that_was_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret-key").write_text("the-other-start's")
    monkeypatch.setattr(Path, "exists", lambda _: False)

    assert environment.secret_key(tmp_path) == "the-other-start's"


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refused, match="DATA_DIR must be a folder this site can write to"):
        environment.secret_key(tmp_path / "file")
