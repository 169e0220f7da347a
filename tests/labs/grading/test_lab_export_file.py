"""The files of lab runs as a browser gets them: offered, named, recorded; order of work, memory."""

import tracemalloc

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from results.exports.kinds import kinds
from tests.exports.people import body, made, notes
from tests.factories import CohortFactory, LearnerFactory, UserFactory
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import learners, many_runs
from tests.results.answers import join, read, see_everyone

pytestmark = pytest.mark.django_db
ORDER, FILE = "/results/exports/", "/results/exports/send/"


@pytest.fixture
def person() -> User:
    """A grader."""
    person: User = UserFactory.create()
    person.groups.add(Group.objects.get(name="Grader"))
    see_everyone(person)
    return person


@pytest.fixture
def grading(client: Client, person: User) -> Client:
    """The grader's browser."""
    client.force_login(person)
    return client


@pytest.mark.needs_toggles("exports-at-once")
@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_the_box_of_the_page_leads_to_a_file_that_is_recorded(grading: Client, rows: str) -> None:
    learner = LearnerFactory.create(user__name="Zoë")
    join(learner, "Spring")
    LabRunFactory.create(learner=learner)
    LabRunFactory.create()

    sent = grading.post(f"{ORDER}?cohort=spring", {"file": f"lab-{rows}:csv-bom"})
    response = grading.get(sent["Location"])

    name = response["Content-Disposition"]
    assert name.startswith(f'attachment; filename="lab-{rows}_all-courses_spring_')
    [row] = read([body(response).removeprefix(b"\xef\xbb\xbf")])
    assert row["name"] == "Zoë"
    [note] = notes()
    assert note.startswith("1 row · sha256 ")
    assert note.endswith("cohort=spring")


def test_runs_come_in_every_format_made_by_a_job_too(person: User) -> None:
    LabRunFactory.create(measures={"steps": 2, "share": 0.5})

    for kind in ("lab-runs", "lab-learners"):
        for form in ("xlsx", "parquet", "jsonl", "tsv"):
            assert made(person, kind=kind, format=form).rows == 1


@pytest.mark.parametrize("file", ["nonsense", "lab-runs", ":", "lab-teams:csv", "lab-runs:doc"])
def test_an_order_for_no_such_file_is_refused_in_words(grading: Client, file: str) -> None:
    response = grading.post(ORDER, {"file": file})

    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()


def test_who_may_export_labs_alone_sees_no_more_learners_than_theirs(client: Client) -> None:
    person = UserFactory.create()
    person.user_permissions.add(Permission.objects.get(codename="export_labrun"))
    CohortFactory.create(name="Spring", slug="spring").graders.create(grader=person)
    join(own := LearnerFactory.create(user__name="Own"), "Spring")
    LabRunFactory.create(learner=own)
    LabRunFactory.create(learner__user__name="Foreign")
    client.force_login(person)

    response = client.get(FILE, {"kind": "lab-runs", "format": "csv"})

    assert [row["name"] for row in read([body(response)])] == ["Own"]


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_any_number_of_runs_takes_the_same_queries(rows: str) -> None:
    kind, asked = kinds()[f"lab-{rows}"], Filters(EVERYONE)
    revision, seen = LabRevisionFactory.create(), set()
    for count in (2, 300):
        many_runs(revision, learners(count), 3)
        with CaptureQueriesContext(connection) as queries:
            list(kind.rows(asked))
        seen.add(len(queries))
    assert len(seen) == 1


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_memory_stays_the_same_however_many_runs_there_are(rows: str) -> None:
    kind, asked = kinds()[f"lab-{rows}"], Filters(EVERYONE)
    many_runs(LabRevisionFactory.create(), learners(4000), 3)
    next(iter(kind.rows(asked)))
    tracemalloc.start()

    found = sum(1 for _row in kind.rows(asked))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {"runs": 12_000, "learners": 4000}[rows]
    assert peak < 1_500_000


def test_the_query_runs_only_when_the_first_row_is_read() -> None:
    rows = kinds()["lab-runs"].rows(Filters(EVERYONE))

    run = LabRunFactory.create(learner=LearnerFactory.create())

    assert next(rows)[0] == run.pk
