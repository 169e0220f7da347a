"""Downloading a case study over HTTP: what comes back."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Learner
from casestudies.models import Download
from courses.models import SectionProgress
from tests.casestudies.pdfs import make_pdf, text
from tests.casestudies.shelf import Shelf, fetch
from tests.factories import LearnerFactory

pytestmark = pytest.mark.django_db
OURS = Path(__file__).parents[2] / "fixtures" / "cloud-integrations"


def test_the_whole_file_comes_as_an_attachment(client: Client) -> None:
    shelf = Shelf(filename="Dixons, blue-green.pdf")

    answer = fetch(client, shelf.file_url)

    assert answer.status == 200
    assert answer.body == shelf.content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(shelf.content))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Dixons, blue-green.pdf"'


def test_a_browser_may_make_nothing_else_of_it(client: Client) -> None:
    answer = fetch(client, Shelf().file_url)

    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_the_learners_browser_keeps_it_and_asks_each_time(client: Client) -> None:
    shelf = Shelf()

    answer = fetch(client, shelf.file_url)

    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer.headers["Vary"]
    assert answer.headers["ETag"] == f'"{shelf.revision.sha256}"'
    assert answer.headers["Last-Modified"].endswith(" GMT")
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "Expires" not in answer.headers


def test_it_can_also_be_opened(client: Client) -> None:
    answer = fetch(client, Shelf().file_url, query={"open": "1"})

    assert answer.headers["Content-Disposition"] == 'inline; filename="dixons.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_the_course_s_own_case_studies_come_intact(client: Client) -> None:
    path = next(OURS.rglob("dixons-blue-green.pdf"))
    shelf = Shelf(path.read_bytes(), filename='Über "Blau & Grün".pdf')

    answer = fetch(client, shelf.file_url)

    assert answer.body == path.read_bytes()
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="Uber _Blau & Grun_.pdf"; '
        "filename*=UTF-8''%C3%9Cber%20%22Blau%20&%20Gr%C3%BCn%22.pdf"
    )


def test_a_look_at_the_headers_brings_no_bytes(client: Client) -> None:
    shelf = Shelf()

    answer = client.head(shelf.file_url, headers={"Range": "bytes=0-1"})

    assert (answer.status_code, answer.getvalue()) == (200, b"")
    assert answer["Content-Length"] == str(len(shelf.content))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_file_can_only_be_fetched(client: Client, method: str) -> None:
    assert getattr(client, method)(Shelf().file_url).status_code == 405


def test_a_file_that_is_gone_is_not_found(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    shelf = Shelf()
    default_storage.delete(shelf.revision.file.name)

    answer = fetch(client, shelf.file_url)

    assert answer.status == 404
    assert "the file of a released case study is gone" in caplog.text
    assert not Download.objects.exists()


def test_a_file_that_was_cut_short_is_not_served(client: Client) -> None:
    shelf = Shelf()
    Path(default_storage.path(shelf.revision.file.name)).write_bytes(shelf.content[:100])

    assert fetch(client, shelf.file_url).status == 404


def test_the_bytes_are_read_as_they_are_sent(client: Client) -> None:
    padded = make_pdf(1, loose=(text("x" * 200_000),))
    shelf = Shelf(padded)

    answer = client.get(shelf.file_url)
    sizes = [len(block) for block in answer.streaming_content]

    assert sum(sizes) == len(padded)
    assert max(sizes) == 65_536


def test_a_first_download_takes_six_queries_and_a_later_one_two(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shelf = Shelf()
    client.force_login(LearnerFactory.create().user)
    client.get(shelf.url)

    with django_assert_num_queries(6):
        fetch(client, shelf.file_url)
    with django_assert_num_queries(2):
        fetch(client, shelf.file_url)


def test_a_page_view_writes_nothing(client: Client) -> None:
    shelf = Shelf()

    client.get(shelf.url)

    assert not Learner.objects.exists()
    assert not SectionProgress.objects.exists()
