"""Fetching again, or a part: what a client has already is not sent twice."""

import pytest
from django.test import Client
from django.utils.http import http_date
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casestudies.models import Download
from tests.casestudies.shelf import Shelf, fetch

pytestmark = pytest.mark.django_db
RANGES = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
    st.from_regex(r"bytes=[0-9]{0,5}-[0-9]{0,5}(, ?[0-9]{0,4}-[0-9]{0,4}){0,3}", fullmatch=True),
)


def test_the_same_file_is_not_sent_again(client: Client) -> None:
    shelf = Shelf()
    first = fetch(client, shelf.file_url)

    by_tag = fetch(client, shelf.file_url, If_None_Match=first.headers["ETag"])
    by_date = fetch(client, shelf.file_url, If_Modified_Since=first.headers["Last-Modified"])

    for again in (by_tag, by_date):
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == "private, no-cache"


def test_a_replaced_file_is_sent_though_the_client_has_the_old_one(client: Client) -> None:
    shelf = Shelf()
    first = fetch(client, shelf.file_url)
    shelf.replace()

    again = fetch(client, shelf.file_url, If_None_Match=first.headers["ETag"])

    assert again.status == 200
    assert again.headers["ETag"] != first.headers["ETag"]


def test_a_later_date_than_ours_does_not_count_as_having_it(client: Client) -> None:
    later = http_date(4_000_000_000)

    answer = fetch(client, Shelf().file_url, If_Modified_Since=later)

    assert answer.status == 200


def test_a_client_that_wants_only_another_file_gets_none(client: Client) -> None:
    answer = fetch(client, Shelf().file_url, If_Match='"another"')

    assert answer.status == 412


def test_a_part_is_that_part(client: Client) -> None:
    shelf = Shelf()

    answer = fetch(client, shelf.file_url, Range="bytes=10-19")

    assert answer.status == 206
    assert answer.body == shelf.content[10:20]
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(shelf.content)}"
    assert answer.headers["Content-Length"] == "10"


def test_a_download_broken_off_goes_on_where_it_stopped(client: Client) -> None:
    shelf = Shelf()
    first = fetch(client, shelf.file_url)

    for validator in (first.headers["ETag"], first.headers["Last-Modified"]):
        rest = fetch(client, shelf.file_url, Range="bytes=50-", If_Range=validator)
        assert (rest.status, rest.body) == (206, shelf.content[50:])


@pytest.mark.parametrize("validator", ['"another"', "Thu, 01 Jan 1970 00:00:00 GMT", "", "W/"])
def test_the_rest_of_another_file_is_not_mixed_in(client: Client, validator: str) -> None:
    shelf = Shelf()

    answer = fetch(client, shelf.file_url, Range="bytes=50-", If_Range=validator)

    assert (answer.status, answer.body) == (200, shelf.content)


def test_a_part_outside_the_file_cannot_be_had(client: Client) -> None:
    shelf = Shelf()

    answer = fetch(client, shelf.file_url, Range="bytes=9999999-")

    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(shelf.content)}"


def test_what_brings_no_bytes_is_no_download(client: Client) -> None:
    shelf = Shelf()
    tag = f'"{shelf.revision.sha256}"'

    client.head(shelf.file_url).getvalue()
    fetch(client, shelf.file_url, If_None_Match=tag)
    fetch(client, shelf.file_url, Range="bytes=9999999-")
    fetch(client, shelf.file_url, If_Match='"another"')
    fetch(client, shelf.file_url, Sec_Purpose="prefetch;prerender")

    assert not Download.objects.exists()


@pytest.fixture
def shelf() -> Shelf:
    """The same file for every header that is tried."""
    return Shelf()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(header=RANGES)
def test_any_range_is_answered_by_the_book(client: Client, shelf: Shelf, header: str) -> None:
    answer = fetch(client, shelf.file_url, Range=header)
    body = answer.body

    assert answer.status in (200, 206, 416)
    assert answer.status != 200 or body == shelf.content
    if answer.status == 206:
        start, end = answer.headers["Content-Range"].removeprefix("bytes ").split("/")[0].split("-")
        assert body == shelf.content[int(start) : int(end) + 1]
