"""Handing the bytes to the web server in front, or to a storage that signs its addresses."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.test import Client
from pytest_django import Settings

from casestudies.models import Download
from tests.casestudies.shelf import Shelf, fetch

pytestmark = pytest.mark.django_db


class SigningStorage(FileSystemStorage):
    """A storage elsewhere: its addresses carry what they ask for."""

    def url(  # type: ignore[override]
        self, name: str, *, parameters: dict[str, str], http_method: str
    ) -> str:
        """An address on another host."""
        type_, said = parameters["ResponseContentType"], parameters["ResponseContentDisposition"]
        return f"https://files.example.org/{name}?type={type_}&said={said}&for={http_method}"


@pytest.fixture
def _behind_a_web_server(settings: Settings) -> None:
    settings.MEDIA_OFFLOAD = "/protected/"


@pytest.mark.usefixtures("_behind_a_web_server")
def test_the_web_server_is_told_which_file_to_send(client: Client) -> None:
    shelf = Shelf(filename="Grün.pdf")

    answer = fetch(client, shelf.file_url, Range="bytes=0-1")

    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["X-Accel-Redirect"] == f"/protected/{shelf.revision.file.name}"
    assert "filename*=UTF-8''Gr%C3%BCn.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert Download.objects.count() == 1


@pytest.mark.usefixtures("_behind_a_web_server")
def test_the_way_to_a_file_is_one_safe_line(client: Client) -> None:
    shelf = Shelf()
    odd = "case-studies/a b\r\nX-Evil: 1%2e.pdf"
    with default_storage.open(odd, "wb") as file:
        file.write(shelf.content)
    type(shelf.revision).objects.update(file=odd)

    answer = fetch(client, shelf.file_url)

    way = answer.headers["X-Accel-Redirect"]
    assert way == "/protected/case-studies/a%20b%0D%0AX-Evil%3A%201%252e.pdf"


@pytest.mark.usefixtures("_behind_a_web_server")
def test_a_file_that_is_gone_is_not_handed_over(client: Client) -> None:
    shelf = Shelf()
    default_storage.delete(shelf.revision.file.name)

    assert fetch(client, shelf.file_url).status == 404


def test_without_a_web_server_in_front_no_way_is_told(client: Client) -> None:
    assert "X-Accel-Redirect" not in fetch(client, Shelf().file_url).headers


def test_a_storage_elsewhere_is_reached_by_a_signed_address(
    client: Client, settings: Settings
) -> None:
    place = f"{__name__}.SigningStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": place}}
    settings.MEDIA_OFFLOAD = "signed-url"
    shelf = Shelf()

    answer = fetch(client, shelf.file_url)

    address = urlsplit(answer.headers["Location"])
    assert answer.status == 302
    assert address.path == f"/{shelf.revision.file.name}"
    assert parse_qs(address.query)["type"] == ["application/pdf"]
    assert parse_qs(address.query)["said"] == ['attachment; filename="dixons.pdf"']
    assert parse_qs(address.query)["for"] == ["GET"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert isinstance(storages["default"], SigningStorage)
    assert Download.objects.count() == 1
