"""Files in a bucket: kept there, handed out by addresses that it signs, or through this site."""

import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import Settings

from casestudies.bucket import BucketStorage
from casestudies.models import Download
from config import preparation
from config.environment import Refused
from tests.casestudies.bucket_server import NAME, BucketServer, running
from tests.casestudies.shelf import Shelf, fetch

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[BucketServer]:
    """A bucket that keeps the site's files and hands them out."""
    with running() as server:
        use(settings, server)
        yield server
        default_storage.connection.meta.client.close()


def use(settings: Settings, server: BucketServer, **bucket: object) -> None:
    """Keep the site's files there."""
    described = server.bucket(**bucket).storage()
    settings.STORAGES = settings.STORAGES | {"default": described}
    settings.MEDIA_OFFLOAD = "signed-url"


def ask(address: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """What the bucket answers to a browser that follows the redirect."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method=method)) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as refused:
        with refused:
            return refused.code, dict(refused.headers), refused.read()


def test_an_upload_is_kept_in_the_bucket_and_read_back_from_it(server: BucketServer) -> None:
    shelf = Shelf()

    assert isinstance(default_storage._wrapped, BucketStorage)
    assert server.files == {f"/{NAME}/{shelf.revision.file.name}": shelf.content}


def test_the_signed_address_gives_the_file_under_its_own_name(
    server: BucketServer, client: Client
) -> None:
    shelf = Shelf(filename="Grün & blau.pdf")

    sent_on = fetch(client, shelf.file_url)
    status, headers, body = ask(sent_on.headers["Location"])

    assert (sent_on.status, status, body) == (302, 200, shelf.content)
    assert headers["Content-Type"] == "application/pdf"
    assert "filename*=UTF-8''Gr%C3%BCn%20&%20blau.pdf" in headers["Content-Disposition"]
    assert "no-store" in sent_on.headers["Cache-Control"]
    assert Download.objects.count() == 1


def test_headers_alone_are_signed_for_headers_alone(server: BucketServer, client: Client) -> None:
    shelf = Shelf()

    address = client.head(shelf.file_url)["Location"]

    assert ask(address, "HEAD")[0] == 200
    assert ask(address, "GET")[0] == 403


@pytest.mark.parametrize("change", [("pdf", "PDF"), ("Expires=60", "Expires=99"), (NAME, "other")])
def test_a_changed_address_opens_nothing(
    server: BucketServer, client: Client, change: tuple[str, str]
) -> None:
    address = fetch(client, Shelf().file_url).headers["Location"]
    assert change[0] in address

    assert ask(address.replace(*change))[0] == 403


def test_an_address_works_for_its_seconds_and_no_longer(
    server: BucketServer, client: Client, settings: Settings
) -> None:
    use(settings, server, link_seconds=10)
    address = fetch(client, Shelf().file_url).headers["Location"]
    assert ask(address)[0] == 200

    server.later = timedelta(seconds=12)

    assert ask(address)[0] == 403


def test_no_address_holds_the_secret_and_without_one_nothing_opens(
    server: BucketServer, client: Client
) -> None:
    address = urlsplit(fetch(client, Shelf().file_url).headers["Location"])

    assert "secret" not in address.query
    assert ask(address._replace(query="").geturl())[0] == 403


def test_without_offload_the_site_itself_reads_from_the_bucket(
    server: BucketServer, client: Client, settings: Settings
) -> None:
    settings.MEDIA_OFFLOAD = ""
    shelf = Shelf()

    part = fetch(client, shelf.file_url, Range="bytes=5-9")

    assert (part.status, part.body) == (206, shelf.content[5:10])
    server.files.clear()
    assert fetch(client, shelf.file_url).status == 404


def test_a_copied_process_makes_its_own_connection(
    server: BucketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = default_storage.connection
    assert default_storage.connection is before

    monkeypatch.setattr("casestudies.bucket.os.getpid", lambda: -1)

    assert default_storage.connection is not before
    before.meta.client.close()


def test_a_bucket_that_answers_lets_the_site_start(server: BucketServer) -> None:
    preparation.check_files()


def test_a_bucket_that_lets_nobody_in_stops_the_start(
    server: BucketServer, settings: Settings
) -> None:
    use(settings, server, secret="another")

    with pytest.raises(Refused, match="MEDIA_BUCKET names cannot be read"):
        preparation.check_files()


def test_a_bucket_that_is_not_there_stops_the_start(settings: Settings) -> None:
    with running() as server:
        use(settings, server)

    with pytest.raises(Refused, match="MEDIA_BUCKET names cannot be read"):
        preparation.check_files()


def test_a_folder_needs_no_look() -> None:
    preparation.check_files()
