"""Asking for a page's headers alone is answered as asking for the page is, without its body."""

import pytest
import time_machine
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from tests.admin.conftest import roles, world  # noqa: F401  (fixtures)
from tests.admin.people import browser_of
from tests.admin.world import World
from tests.casestudies.shelf import Shelf
from tests.threats.doors import addresses

pytestmark = pytest.mark.django_db
# Django's own door to the admin sends only a GET on; with headers alone nobody walks through it.
DJANGOS_DOOR = "/admin/login/"
SAME = ("Content-Type", "Content-Disposition", "Location", "Cache-Control", "Vary", "ETag")


def told(answer: HttpResponseBase) -> dict[str, object]:
    """What a browser learns without the body."""
    return {"status": answer.status_code} | {name: answer.get(name) for name in SAME}


@pytest.mark.parametrize("role", ["guest", "learner", "instructor", "grader", "superuser"])
def test_every_page_tells_its_headers_to_whoever_asks_for_them_alone(
    role: str,
    world: World,  # noqa: F811
) -> None:
    client = browser_of(role)
    differ = {}

    # The names of exports tell the second: it must not pass between the two.
    with time_machine.travel(timezone.now(), tick=False):
        for address in set(addresses(world)) - {DJANGOS_DOOR}:
            page, alone = told(client.get(address)), told(client.head(address))
            if page != alone:
                differ[address] = (page, alone)

    assert differ == {}


def test_a_file_tells_its_headers_without_being_sent(client: Client) -> None:
    shelf = Shelf()

    answer = client.head(shelf.file_url)

    assert (answer.status_code, answer.getvalue()) == (200, b"")
    assert int(answer["Content-Length"]) == len(shelf.content)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_page_for_reading_takes_nothing_else(client: Client, method: str) -> None:
    answer = getattr(client, method)("/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
