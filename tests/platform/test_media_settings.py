"""Where uploads are kept and who hands them out, under a given environment."""

import subprocess
import sys
from pathlib import Path

import pytest

from config import media
from config.environment import Refused
from tests.platform.conftest import ROOT, SettingsWith, bare_environment

BUCKET = {"MEDIA_BUCKET": "course-files"}
PAIR = {"MEDIA_BUCKET_KEY": "a-key", "MEDIA_BUCKET_SECRET": "a-secret"}


def test_without_a_bucket_files_stay_on_disk(settings_with: SettingsWith) -> None:
    found = settings_with(**PAIR)

    assert found["STORAGES"]["default"]["BACKEND"].endswith("FileSystemStorage")
    assert found["MEDIA_OFFLOAD"] == ""


def test_a_bucket_at_amazon_needs_its_name_alone(settings_with: SettingsWith) -> None:
    kept = settings_with(**BUCKET)["STORAGES"]["default"]

    assert kept["BACKEND"] == "casestudies.bucket.BucketStorage"
    assert kept["OPTIONS"] == {
        "bucket_name": "course-files",
        "region_name": "us-east-1",
        "querystring_expire": 60,
        "addressing_style": "auto",
    }


def test_another_service_has_its_address_region_and_keys(settings_with: SettingsWith) -> None:
    place = {"MEDIA_BUCKET_URL": "http://s3.example.org:9000", "MEDIA_BUCKET_REGION": "eu-north-1"}

    found = settings_with(
        **BUCKET, **PAIR, **place, MEDIA_OFFLOAD="signed-url", MEDIA_LINK_SECONDS="300"
    )

    assert found["MEDIA_OFFLOAD"] == "signed-url"
    assert found["STORAGES"]["default"]["OPTIONS"] == {
        "bucket_name": "course-files",
        "region_name": "eu-north-1",
        "querystring_expire": 300,
        "addressing_style": "path",
        "endpoint_url": "http://s3.example.org:9000",
        "access_key": "a-key",
        "secret_key": "a-secret",
    }


@pytest.mark.parametrize("name", PAIR)
def test_half_a_pair_of_keys_is_refused(settings_with: SettingsWith, name: str) -> None:
    with pytest.raises(Refused, match="must be set together"):
        settings_with(**BUCKET, **{name: PAIR[name]})


def test_signed_addresses_without_a_bucket_are_refused(settings_with: SettingsWith) -> None:
    with pytest.raises(Refused, match="MEDIA_OFFLOAD is signed-url, so MEDIA_BUCKET must name"):
        settings_with(MEDIA_OFFLOAD="signed-url")


def test_a_web_server_cannot_hand_out_what_a_bucket_keeps(settings_with: SettingsWith) -> None:
    with pytest.raises(Refused, match="must be signed-url or unset"):
        settings_with(**BUCKET, MEDIA_OFFLOAD="/protected/")


def test_a_bucket_without_the_packages_for_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_BUCKET", "course-files")
    monkeypatch.setattr(media, "find_spec", lambda _name: None)

    with pytest.raises(Refused, match=r"requirements-s3\.txt"):
        media.bucket()


def test_without_a_bucket_nothing_of_its_packages_is_loaded(tmp_path: Path) -> None:
    look = (
        "import sys, django; django.setup(); import config.preparation, config.wsgi; "
        "found = {name.partition('.')[0] for name in sys.modules}; "
        "print(sorted(found & {'boto3', 'botocore', 'storages'}))"
    )

    found = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env=bare_environment(tmp_path) | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == "[]\n"
