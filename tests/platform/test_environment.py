"""Every variable is read, defaults to something that works, and refuses what cannot work."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import environment
from config.environment import Refused
from tests.platform.conftest import SettingsWith
from tests.platform.test_environment_table import variables_in_the_code

GARBAGE = {
    "ALLOWED_HOSTS": ["*", "https://a.example", "a b", "a,,b"],
    "AUTHOR_MAY_PROMOTE": ["perhaps"],
    "BEHIND_PROXY": ["maybe"],
    "DATABASE_POOL": ["0", "many"],
    "DATABASE_PREPARE": ["-1", "x"],
    "DATABASE_URL": ["mysql://a/b", "rubbish", "postgresql://user:secret@host:port/x"],
    "DATA_DIR": ["/dev/null/folder"],
    "DEBUG": ["ja", "2"],
    "DEFAULT_FROM_EMAIL": ["nobody", "Course <>", "a@b\nBcc: c@d.example"],
    "EMAIL_HOST": ["smtp://mail", "mail host"],
    "EMAIL_PORT": ["0", "smtp"],
    "EMAIL_USE_TLS": ["tls"],
    "LOG_LEVEL": ["LOUD", "20"],
    "MEDIA_BUCKET": ["A bucket", "a", "s3://bucket", "bucket/folder"],
    "MEDIA_BUCKET_KEY": ["a b"],
    "MEDIA_BUCKET_REGION": ["Frankfurt am Main", "eu_1"],
    "MEDIA_BUCKET_SECRET": ["a b"],
    "MEDIA_BUCKET_URL": ["s3.example.org", "https://a/b", "ftp://a", "https://u:p@a"],
    "MEDIA_LINK_SECONDS": ["9", "3601", "1m"],
    "MEDIA_OFFLOAD": ["protected/", "/protected", "/a b/", "signed", "signed-url/"],
    "REDIS_URL": ["localhost:6379", "http://redis"],
    "RETENTION_DAYS": ["-1", "36501", "two years"],
    "SECRET_KEY": ["short"],
    "SITE_URL": ["course.example", "ftp://a", "http://a/b", "http://", "https://a:b", "http://u@a"],
    "THREADS": ["0", "two"],
    "TIME_ZONE": ["Berlin", "../etc/passwd"],
    "JOB_WORKERS": ["-1", "9", "many"],
    "LOAD_LIMIT": ["-1", "101", "much"],
    "WORKERS": ["0", "65", "1.5"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in GARBAGE.items() for value in values]
)
def test_a_garbage_value_is_refused_in_one_sentence_that_names_the_variable(
    settings_with: SettingsWith, name: str, value: str
) -> None:
    with pytest.raises(Refused) as refusal:
        settings_with(**{name: value})

    sentence = str(refusal.value)
    assert sentence.startswith(f"{name} must be ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_every_variable_has_garbage_tried_on_it_or_takes_any_text() -> None:
    tried_elsewhere = {"HOST", "PORT"}
    any_text = {"EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"}

    assert variables_in_the_code() == set(GARBAGE) | tried_elsewhere | any_text


@pytest.mark.parametrize("value", ["0", "65536", "http", "-1", "80 80"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)

    with pytest.raises(Refused, match="PORT must be a whole number from 1 to 65535"):
        environment.listening_port()


@pytest.mark.parametrize("value", ["example.org", "256.0.0.1", "127.0.0.1:80"])
def test_a_listening_address_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("HOST", value)

    with pytest.raises(Refused, match="HOST must be an IP address"):
        environment.listening_address()


@pytest.mark.parametrize(
    ("value", "address"), [("localhost", "127.0.0.1"), ("192.0.2.1", "192.0.2.1"), ("::1", "::1")]
)
def test_a_listening_address_is_read(
    monkeypatch: pytest.MonkeyPatch, value: str, address: str
) -> None:
    monkeypatch.setenv("HOST", value)

    assert environment.listening_address() == address


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "MEDIA_BUCKET_SECRET"])
def test_a_refusal_never_repeats_a_secret(settings_with: SettingsWith, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        settings_with(**{name: "hunter2:horse"})

    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("name", sorted(GARBAGE))
def test_an_empty_variable_counts_as_unset(settings_with: SettingsWith, name: str) -> None:
    unset = settings_with(SECRET_KEY="x" * 50)
    empty = settings_with(**({"SECRET_KEY": "x" * 50} | {name: " "}))

    assert {key: empty[key] for key in ("DEBUG", "TIME_ZONE", "WORKERS", "SITE_URL")} == {
        key: unset[key] for key in ("DEBUG", "TIME_ZONE", "WORKERS", "SITE_URL")
    }


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_at_all_is_a_port_or_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)

    with contextlib.suppress(Refused):
        assert 1 <= environment.listening_port() <= 65535


def test_the_data_folder_is_var_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)

    assert environment.data_dir() == Path(environment.BASE_DIR / "var").resolve()
