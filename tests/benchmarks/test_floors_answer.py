"""Each floor does what it stands for, and each request that is measured is one the site takes."""

import re
from collections.abc import Iterator, Sequence

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client, override_settings

from benchmarks.course import released_places
from benchmarks.floors.engines import TEMPLATES
from benchmarks.floors.views import _ready
from benchmarks.journeys import Journey, give_progress, reading, verifying
from benchmarks.made_up import START
from benchmarks.people import make_people
from benchmarks.previewing import preview_requests
from courses.models import SectionProgress, SectionRevision
from quizzes.models import Response
from tests.factories import Lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare() -> Iterator[Client]:
    """A client of the floors: no middleware, and both ways to draw."""
    _ready.cache_clear()
    changed = {"MIDDLEWARE": [], "TEMPLATES": TEMPLATES, "ROOT_URLCONF": "benchmarks.floors.urls"}
    with override_settings(**changed):
        yield Client()


def answer_to(client: Client, request: bytes) -> bytes:
    """The body of the answer to a request as it goes over the wire."""
    head, _, body = request.partition(b"\r\n\r\n")
    asked, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if not line.startswith("Content-"))
    method, path, _version = asked.split(" ")
    form = "application/x-www-form-urlencoded"
    answer = client.generic(method, path, body, content_type=form, headers=headers)
    assert answer.status_code == 200
    return b"".join(answer)


def read_journey(drawn: str = "drawn-anew") -> Journey:
    """Reading a released section by somebody with progress."""
    place, readers = released_places(Lesson().course.slug)[0], make_people(1, at=START)
    give_progress(readers, place)
    return reading(readers, place, 1, drawn=drawn, target=None)


@pytest.mark.parametrize("drawn", ["drawn-anew", "kept-pieces"])
def test_the_page_floor_shows_what_the_page_shows(bare: Client, drawn: str) -> None:
    journey = read_journey(drawn)

    assert b"What happens?" in answer_to(bare, journey.bare[0][0])


def test_the_measured_page_is_that_of_somebody_with_progress() -> None:
    journey = read_journey()

    page = answer_to(Client(), journey.site[0][0])

    assert b"Sign out" in page
    assert b"In progress" in page or b"Complete" in page


@pytest.fixture
def in_site() -> Iterator[Client]:
    """A client of the site with the floors' addresses."""
    with override_settings(ROOT_URLCONF="benchmarks.floors.urls"):
        yield Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("whose", ["site", "bare", "in_site"])
def test_every_measured_answer_writes(request: pytest.FixtureRequest, whose: str) -> None:
    server = Client() if whose == "site" else request.getfixturevalue(whose)
    place = released_places(Lesson().course.slug)[0]
    people = make_people(2, at=START)
    journey = verifying(people, place, 1, in_site=whose == "in_site")
    requests = (journey.site if whose == "site" else journey.bare)[0]

    for one in requests:
        answer_to(server, one)

    assert Response.objects.count() == len(requests) == 6
    assert SectionProgress.objects.get().updates == 6


@pytest.fixture
def previews() -> tuple[Sequence[bytes], Sequence[bytes]]:
    """Previews of 3,000 words, made of a shorter text, and what their floor gets."""
    lesson = Lesson()
    source = "## // one | One {#one}\n\n" + "Made of many plain and **bold** words.\n\n" * 100
    SectionRevision.objects.filter(pk=lesson.revision.pk).update(source=source)
    place = released_places(lesson.course.slug)[0]
    return preview_requests(make_people(1, at=START)[0], place)


def test_the_measured_preview_is_of_3000_words_without_a_problem(
    previews: tuple[Sequence[bytes], Sequence[bytes]],
) -> None:
    page = answer_to(Client(), previews[0][0])

    assert re.search(rb"[23],\d\d\d words", page)
    assert b"Nothing to mend" in page


def test_the_markdown_floor_converts_the_same_words(
    previews: tuple[Sequence[bytes], Sequence[bytes]], bare: Client
) -> None:
    html = answer_to(bare, previews[1][0])

    assert html.count(b"<strong>bold</strong>") > 300


def test_the_file_floor_sends_the_file(bare: Client) -> None:
    default_storage.save("one.pdf", ContentFile(b"%PDF-"))

    assert b"".join(bare.get("/floor/file/one.pdf")) == b"%PDF-"
