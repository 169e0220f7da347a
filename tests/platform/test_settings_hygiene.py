"""What the settings come to under a given environment."""

from pathlib import Path

import pytest

from config.environment import Refused
from tests.platform.conftest import SettingsWith

HTTPS = {"SITE_URL": "https://course.example.org", "BEHIND_PROXY": "true"}


def test_nothing_set_gives_sqlite_in_the_data_folder_and_one_worker(
    settings_with: SettingsWith, tmp_path: Path
) -> None:
    found = settings_with()

    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "db.sqlite3")
    assert found["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (found["DEBUG"], found["WORKERS"], found["THREADS"]) == (False, 1, 2)
    assert found["SITE_URL"] == "http://127.0.0.1:8000"


def test_the_site_address_follows_the_port(settings_with: SettingsWith) -> None:
    assert settings_with(PORT="8123")["SITE_URL"] == "http://127.0.0.1:8123"


def test_https_switches_secure_cookies_redirect_and_hsts_on(settings_with: SettingsWith) -> None:
    plain, secure = settings_with(), settings_with(**HTTPS)

    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        assert (plain[name], secure[name]) == (False, True)
    assert (plain["SECURE_HSTS_SECONDS"], secure["SECURE_HSTS_SECONDS"]) == (0, 31_536_000)
    assert "course.example.org" in secure["ALLOWED_HOSTS"]
    assert secure["CSRF_TRUSTED_ORIGINS"] == ["https://course.example.org"]


def test_https_without_a_proxy_is_refused_since_nothing_would_end_tls(
    settings_with: SettingsWith,
) -> None:
    with pytest.raises(Refused, match="BEHIND_PROXY must be true"):
        settings_with(SITE_URL="https://course.example.org")


def test_the_forwarded_scheme_is_believed_only_behind_a_proxy(settings_with: SettingsWith) -> None:
    assert "SECURE_PROXY_SSL_HEADER" not in settings_with()
    assert settings_with(**HTTPS)["SECURE_PROXY_SSL_HEADER"][1] == "https"


def test_the_site_s_own_host_is_not_listed_twice(settings_with: SettingsWith) -> None:
    hosts = settings_with(ALLOWED_HOSTS="a.example, b.example", SITE_URL="http://a.example")

    assert hosts["ALLOWED_HOSTS"] == ["a.example", "b.example"]


def test_postgresql_gets_a_pool_and_keeps_options_of_its_address(
    settings_with: SettingsWith,
) -> None:
    url = "postgresql://u:p@db/course?sslmode=require"

    found = settings_with(DATABASE_URL=url, DATABASE_POOL="7")

    options = found["DATABASES"]["default"]["OPTIONS"]
    assert (options["pool"]["max_size"], options["sslmode"]) == (7, "require")
    assert options["prepare_threshold"] == 1
    assert found["WORKERS"] == 2


def test_preparing_can_be_switched_off_for_a_pooler(settings_with: SettingsWith) -> None:
    found = settings_with(DATABASE_URL="postgresql://db/course", DATABASE_PREPARE="0")

    assert found["DATABASES"]["default"]["OPTIONS"]["prepare_threshold"] is None
    assert found["DATABASES"]["default"]["DISABLE_SERVER_SIDE_CURSORS"] is True


@pytest.mark.parametrize(
    ("variables", "backend"),
    [
        ({}, "locmem.LocMemCache"),
        ({"WORKERS": "2"}, "filebased.FileBasedCache"),
        ({"WORKERS": "2", "REDIS_URL": "redis://localhost:6379/0"}, "redis.RedisCache"),
    ],
)
def test_the_cache_is_one_that_every_worker_shares(
    settings_with: SettingsWith, variables: dict[str, str], backend: str
) -> None:
    assert settings_with(**variables)["CACHES"]["default"]["BACKEND"].endswith(backend)


@pytest.mark.parametrize(
    ("port", "tls", "ssl"), [("587", True, False), ("465", False, True), ("25", True, False)]
)
def test_mail_is_encrypted_the_way_its_port_expects(
    settings_with: SettingsWith, port: str, tls: bool, ssl: bool
) -> None:
    found = settings_with(EMAIL_HOST="mail.example.org", EMAIL_PORT=port)

    options = found["MAILERS"]["default"]["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)
    assert found["MAIL_IS_ON"] is True


def test_sender_and_time_zone_are_taken_over(settings_with: SettingsWith) -> None:
    found = settings_with(DEFAULT_FROM_EMAIL="Us <us@example.org>", TIME_ZONE="Europe/Berlin")

    assert found["DEFAULT_FROM_EMAIL"] == "Us <us@example.org>"
    assert found["TIME_ZONE"] == "Europe/Berlin"


def test_without_a_mail_server_mail_is_off(settings_with: SettingsWith) -> None:
    assert settings_with()["MAIL_IS_ON"] is False


def test_the_log_level_and_the_offload_path_are_taken_over(settings_with: SettingsWith) -> None:
    found = settings_with(LOG_LEVEL="warning", MEDIA_OFFLOAD="/protected/")

    assert found["LOGGING"]["root"]["level"] == "WARNING"
    assert found["MEDIA_OFFLOAD"] == "/protected/"
