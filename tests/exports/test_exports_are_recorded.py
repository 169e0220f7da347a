"""Every export leaves a line in the record: who, what of, how many rows, and the digest."""

import hashlib
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from releases.models import AuditEvent
from results.exports.sending import sending
from results.exports.tidying import tidy_exports
from results.models import ExportFile
from tests.exports.people import asked_for, body, made, notes, signed_in
from tests.factories import LearnerFactory, QuestionRevisionFactory
from tests.results.answers import grader, join, many_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers() -> None:
    learner = LearnerFactory.create()
    join(learner, "Spring")
    many_answers(learner, QuestionRevisionFactory.create(), 1200)


@pytest.mark.usefixtures("answers")
def test_a_file_sent_whole_is_told_with_rows_digest_and_filter() -> None:
    person = grader()

    file = body(signed_in(person).get("/results/export.csv", {"cohort": "spring", "odd": "x"}))

    digest = hashlib.sha256(file).hexdigest()
    assert notes() == [f"1200 rows · sha256 {digest} · cohort=spring"]
    event = AuditEvent.objects.get(action="exported")
    assert (event.by, event.who, event.thing) == (person, "Grace Grader", "responses · csv")
    export = ExportFile.objects.get()
    assert (export.state, export.rows, export.bytes) == ("sent", 1200, len(file))
    assert f"SHA-256 of the file: {digest}" in export.readme
    assert "Cohort: Spring" in export.readme


@pytest.mark.usefixtures("answers")
def test_a_file_whose_reader_left_is_told_as_stopped() -> None:
    chunks = sending(asked_for(grader()), by=None)
    next(chunks)
    next(chunks)

    chunks.close()

    [note] = notes()
    export = ExportFile.objects.get()
    assert note == f"stopped half way · {export.rows} rows"
    assert (export.state, export.sha256, export.readme) == ("stopped", "", "")
    assert 0 < export.rows < 1200


@pytest.mark.usefixtures("answers")
def test_a_file_made_by_a_job_is_told_when_it_is_ready() -> None:
    export = made(grader(), format="xlsx")

    assert notes() == [f"1200 rows · sha256 {export.sha256}"]


@pytest.mark.usefixtures("answers")
def test_the_command_is_told_as_the_system(tmp_path: object) -> None:
    call_command("export_results", "--format", "parquet", "--output", f"{tmp_path}/a.parquet")

    assert notes()[0].startswith("1200 rows · sha256 ")
    assert AuditEvent.objects.get(action="exported").who == "the system"


def test_looking_at_the_headers_alone_is_no_export(client: Client) -> None:
    client.force_login(grader())

    assert client.head("/results/export.csv").status_code == 200
    assert not ExportFile.objects.exists()


def test_a_file_nobody_can_still_be_reading_is_told_as_stopped() -> None:
    chunks = sending(asked_for(grader()), by=None)
    next(chunks)

    assert tidy_exports(timezone.now()) == 0
    assert tidy_exports(timezone.now() + timedelta(hours=13)) == 1
    chunks.close()
    assert notes() == ["stopped half way · 0 rows"]
    assert tidy_exports(timezone.now() + timedelta(hours=13)) == 0
