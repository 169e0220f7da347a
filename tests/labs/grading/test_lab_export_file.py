"""The files of lab runs as a browser gets them: rights, headers, name, order of work, memory."""

import tracemalloc

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from labs.exports.csv_stream import csv_stream
from tests.factories import LearnerFactory, UserFactory
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import learners, many_runs
from tests.results.answers import read, see_everyone

pytestmark = pytest.mark.django_db
FILE = "/results/labs/export.csv"


@pytest.fixture
def grading(client: Client) -> Client:
    """A browser in which a grader is signed in."""
    person = UserFactory.create()
    person.groups.add(Group.objects.get(name="Grader"))
    see_everyone(person)
    client.force_login(person)
    return client


def test_strangers_sign_in_and_people_without_the_right_are_refused(client: Client) -> None:
    assert client.get(FILE).status_code == 302

    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(FILE).status_code == 403


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_the_file_is_a_download_named_by_what_its_lines_are(grading: Client, rows: str) -> None:
    LabRunFactory.create(learner__user__name="Zoë")

    response = grading.get(FILE, {"rows": rows})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith(
        f'attachment; filename="lab-{rows}_all-courses_'
    )
    assert [row["name"] for row in read(response.streaming_content)] == ["Zoë"]


def test_a_line_is_about_a_run_unless_asked_otherwise(grading: Client) -> None:
    response = grading.get(FILE, {"bom": "1"})

    assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbflab_run,")


def test_headers_alone_cost_no_export(grading: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="labs")

    response = grading.head(FILE)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "exported" not in caplog.text


def test_an_export_is_logged_without_anyone_in_it(
    grading: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="labs")

    grading.get(FILE)

    assert "lab runs exported by person" in caplog.text
    assert "@" not in caplog.text


def test_lines_about_something_else_are_refused_in_words(grading: Client) -> None:
    response = grading.get(FILE, {"rows": "<b>"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "A line is about “runs” or “learners”, not “&lt;b&gt;”." in html
    assert "<table" not in html


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_any_number_of_runs_takes_the_same_queries(grading: Client, rows: str) -> None:
    most = 6 if connection.vendor == "postgresql" else 10
    revision, seen = LabRevisionFactory.create(), set()
    for count in (2, 300):
        many_runs(revision, learners(count), 3)
        with CaptureQueriesContext(connection) as queries:
            read(grading.get(FILE, {"rows": rows}).streaming_content)
        seen.add(len(queries))
    assert len(seen) == 1
    assert max(seen) <= most


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_memory_stays_the_same_however_many_runs_there_are(rows: str) -> None:
    many_runs(LabRevisionFactory.create(), learners(4000), 3)
    told: list[int] = []
    b"".join(csv_stream(Filters(EVERYONE), rows=rows))
    tracemalloc.start()

    size = sum(len(chunk) for chunk in csv_stream(Filters(EVERYONE), rows=rows, told=told.append))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(told) == {"runs": 12_000, "learners": 4000}[rows]
    assert size > 400_000
    assert peak < 1_500_000


def test_the_query_runs_only_when_the_file_is_read() -> None:
    chunks = csv_stream(Filters(EVERYONE))
    assert next(chunks).startswith(b"lab_run,")

    run = LabRunFactory.create(learner=LearnerFactory.create())

    assert next(chunks).startswith(f"{run.pk},".encode())
