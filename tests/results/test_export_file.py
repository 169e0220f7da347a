"""The file as a browser gets it: headers, name, order of work, memory."""

import tracemalloc
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Cohort
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.exports.csv_stream import csv_stream
from tests.factories import CohortFactory, LearnerFactory, Lesson, QuestionRevisionFactory
from tests.results.answers import answer, grader, many_answers, read

pytestmark = pytest.mark.django_db
FILE = "/results/export.csv"
AT = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)


@pytest.fixture
def grading(client: Client) -> Client:
    """A browser in which a grader is signed in."""
    client.force_login(grader())
    return client


def test_the_file_is_a_download_that_no_browser_guesses_at(grading: Client) -> None:
    answer(LearnerFactory.create(user__name="Zoë"), QuestionRevisionFactory.create())

    response = grading.get(FILE)

    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith(
        'attachment; filename="responses_all-courses_'
    )
    assert [row["name"] for row in read(response.streaming_content)] == ["Zoë"]


def test_the_file_holds_what_the_filters_let_through(grading: Client) -> None:
    lesson = Lesson()
    answer(LearnerFactory.create(user__name="In"), lesson.questions["first-check"])
    answer(LearnerFactory.create(user__name="Out"), QuestionRevisionFactory.create())

    response = grading.get(FILE, {"course": lesson.course.slug, "bom": "1"})

    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeffresponse,")
    assert ",In," in text
    assert ",Out," not in text


def test_the_name_says_course_filter_and_time() -> None:
    lesson = Lesson()
    cohort = CohortFactory.create(slug="spring")

    name = Filters(
        EVERYONE,
        course=lesson.course,
        section=lesson.section,
        cohort=cohort,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 1, 31),
    ).file_name(at=AT)

    assert name == (
        f"results_{lesson.course.slug}_m06-s3_spring_from-2026-01-01_to-2026-01-31"
        "_20261123T021500Z.csv"
    )


def test_a_section_alone_names_its_course() -> None:
    lesson = Lesson()

    name = Filters(EVERYONE, section=lesson.section).file_name(at=AT)

    assert name == f"results_{lesson.course.slug}_m06-s3_20261123T021500Z.csv"


@pytest.mark.parametrize(
    "slug", ["../../etc/passwd", 'a"\r\nSet-Cookie: x=1', "Grüße/漢字", "x" * 60]
)
def test_no_slug_gets_out_of_the_name(grading: Client, slug: str) -> None:
    Cohort.objects.create(name="Odd", slug=slug)

    header = grading.get(FILE, {"cohort": slug})["Content-Disposition"]

    assert header.startswith('attachment; filename="responses_all-courses_')
    assert header.count('"') == 2
    assert not {"\r", "\n", "/"} & set(header)
    assert ".." not in header


def test_any_number_of_responses_takes_the_same_queries(grading: Client) -> None:
    # Session, two for the permission, and the export itself, where COPY is not counted but the
    # word on planning and its savepoints are; two writes for the record, one of them between
    # savepoints here; on SQLite two settings are read, set and put back, the latter only where
    # there is a file to map.
    most = 11 if connection.vendor == "postgresql" else 15
    seen = set()
    learner, revision = LearnerFactory.create(), QuestionRevisionFactory.create()
    for count in (10, 2000):
        many_answers(learner, revision, count)
        with CaptureQueriesContext(connection) as queries:
            rows = read(grading.get(FILE).streaming_content)
        assert len(rows) == count
        seen.add(len(queries))
        revision.responses.all().delete()
    assert len(seen) == 1
    assert max(seen) <= most


def test_the_query_runs_only_when_the_file_is_read() -> None:
    chunks = csv_stream(Filters(EVERYONE))
    assert next(chunks).startswith(b"response,")

    row = answer(LearnerFactory.create(), QuestionRevisionFactory.create())

    assert next(chunks).startswith(f"{row.pk},".encode())


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_leaves_early_leaves_the_connection_usable() -> None:
    revision = QuestionRevisionFactory.create()
    many_answers(LearnerFactory.create(), revision, 3000)
    chunks = csv_stream(Filters(EVERYONE))
    next(chunks)
    next(chunks)

    chunks.close()

    assert revision.responses.count() == 3000


@pytest.mark.parametrize("whole", [True, False])
def test_the_connection_is_afterwards_as_it_was(whole: bool) -> None:
    if connection.vendor == "postgresql":
        return
    many_answers(LearnerFactory.create(), QuestionRevisionFactory.create(), 1000)
    before = cache_size()

    chunks = csv_stream(Filters(EVERYONE))
    next(chunks)
    next(chunks)
    assert cache_size() == -2000
    for _ in chunks if whole else ():
        pass
    chunks.close()

    assert cache_size() == before != -2000


def cache_size() -> int:
    """SQLite's, in pages or, below zero, in KiB."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return int(cursor.fetchone()[0])


def test_memory_stays_the_same_however_many_responses_there_are() -> None:
    many_answers(LearnerFactory.create(), QuestionRevisionFactory.create(), 20_000)
    told: list[int] = []
    tracemalloc.start()

    sizes = [len(chunk) for chunk in csv_stream(Filters(EVERYONE), told=told.append)]

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(told) == 20_000
    assert sum(sizes) > 2_000_000
    assert peak < 1_500_000
