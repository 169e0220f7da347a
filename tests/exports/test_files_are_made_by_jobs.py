"""A long export, or one of a format that has to be whole, is made by a job and then kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Cohort
from jobs.models import Job
from jobs.running import start
from results.exports import views
from results.exports.making import MOST_AT_ONCE, make_file
from results.exports.recording import given_up, removed
from results.exports.tidying import tidy_exports
from results.formats.known import FORMATS
from results.models import ExportFile
from tests.exports.people import asked_for, body, made, notes, signed_in, waiting
from tests.exports.tables import read_excel, read_lines, read_parquet, read_text
from tests.factories import NOW, CohortFactory, LearnerFactory, QuestionRevisionFactory
from tests.results.answers import answer, grader, many_answers

pytestmark = pytest.mark.django_db
PAGE = "/results/exports/"


@pytest.fixture
def ada() -> None:
    answer(LearnerFactory.create(user__name="=Ada"), QuestionRevisionFactory.create())


@pytest.mark.usefixtures("ada")
@pytest.mark.needs_toggles("exports-at-once")
@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_kept_and_fetched_by_who_asked(name: str) -> None:
    person = grader()
    browser = signed_in(person)
    asked = browser.post(PAGE, {"kind": "responses", "format": name})
    if FORMATS[name].chunks:
        assert asked.status_code == 302
        file = body(browser.get(asked["Location"]))
    else:
        page = asked["Location"]
        file = body(browser.get(_link(browser.get(page).text)))

    match name:
        case "jsonl":
            assert read_lines(file)[0]["name"] == "=Ada"
        case "parquet":
            assert read_parquet(file)["name"].to_pylist() == ["=Ada"]
        case "xlsx":
            assert read_excel(file, "responses")[1][2] == "=Ada"
        case _:
            assert read_text(file, FORMATS[name].delimiter)[1][2] == "'=Ada"


def _link(page: str) -> str:
    return "/results/files/" + page.split('href="/results/files/')[1].split('"', maxsplit=1)[0]


@pytest.mark.usefixtures("ada")
def test_a_long_export_of_text_is_made_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "SENT_AT_ONCE", 0)
    browser = signed_in(grader())

    answered = browser.post(f"{PAGE}?from=2020-01-01", {"kind": "responses", "format": "csv"})

    export = ExportFile.objects.get()
    assert answered["Location"] == export.get_absolute_url()
    assert (export.filter, export.state, export.rows) == ("from=2020-01-01", "ready", 1)
    assert Job.objects.get().message == "1 row is ready."


def test_any_number_of_rows_takes_the_same_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.running.REPORT_EVERY_SECONDS", 1e9)
    learner, revision, person = LearnerFactory.create(), QuestionRevisionFactory.create(), grader()
    counted = set()
    asked_for(person)
    for count in (10, 3000):
        many_answers(learner, revision, count)
        with CaptureQueriesContext(connection) as queries:
            assert made(person, format="xlsx").rows == count
        counted.add(len([each for each in queries if "FETCH" not in each["sql"]]))
        revision.responses.all().delete()

    assert len(counted) == 1


def test_the_readme_lies_beside_the_file() -> None:
    person = grader()
    export = made(person, format="parquet")

    answered = signed_in(person).get(f"{export.get_absolute_url()}readme.txt")

    text = answered.text
    assert text.startswith("Responses\n\nFilters: none; everything is in the file\n")
    assert f"SHA-256 of the file: {export.sha256}\n" in text
    assert "verdict (text)\n    what the learner was told" in text
    assert f"{export.filename}.README.txt" in answered["Content-Disposition"]


def test_one_person_waits_for_their_own_exports_only(monkeypatch: pytest.MonkeyPatch) -> None:
    person, order = grader(), {"kind": "responses", "format": "xlsx"}
    for _ in range(MOST_AT_ONCE):
        waiting(person)

    refused = signed_in(person).post(PAGE, order)

    assert refused.status_code == 429
    assert "Several of your exports are being made." in refused.text
    assert signed_in(grader()).post(PAGE, order).status_code == 302


def test_what_cannot_be_made_any_more_says_why_and_leaves_nothing() -> None:
    person = grader()
    export = waiting(person, cohort=CohortFactory.create(slug="gone").slug, format="xlsx")
    Cohort.objects.all().delete()

    job = start("export", make_file, by=person, at=NOW, with_={"export": export.pk})

    export.refresh_from_db()
    assert (job.state, job.message) == ("failed", "There is no cohort “gone”.")
    assert (export.state, export.stored) == ("failed", "")
    assert notes() == ["failed · 0 rows · cohort=gone"]


@pytest.mark.parametrize("why", ["no export", "nobody", "ended"])
def test_an_export_that_nobody_waits_for_is_not_made(why: str) -> None:
    export = waiting(None if why == "nobody" else grader())
    if why == "ended":
        given_up(export, at=NOW)
    number = 0 if why == "no export" else export.pk

    job = start("export", make_file, by=None, at=NOW, with_={"export": number})

    assert (job.state, job.message) == ("failed", "Nobody waits for this export any more.")


def test_an_export_given_up_while_it_was_made_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deleted: list[str] = []
    monkeypatch.setattr("results.exports.making.kept", lambda *args, **more: False)
    monkeypatch.setattr(default_storage, "delete", deleted.append)

    export = made(grader())

    assert export.state == "failed"
    assert len(deleted) == 1


def test_expired_files_are_taken_away_and_their_lines_stay() -> None:
    export = made(grader(), format="xlsx")
    assert default_storage.exists(export.stored)
    assert tidy_exports(export.expires_at - timedelta(seconds=1)) == 0

    assert tidy_exports(export.expires_at) == 1

    assert not default_storage.exists(export.stored)
    export.refresh_from_db()
    assert (export.state, export.rows, export.stored) == ("removed", 0, "")
    assert not removed(export)


def test_an_export_whose_job_died_is_given_up(capsys: pytest.CaptureFixture[str]) -> None:
    export = waiting(grader())
    later = export.at + timedelta(minutes=2)
    assert tidy_exports(export.at) == 0

    with time_machine.travel(later, tick=False):
        call_command("tidy_exports")

    export.refresh_from_db()
    assert export.state == "failed"
    assert capsys.readouterr().out == "1 export put in order.\n"
    assert not given_up(export, at=later)


def test_an_export_whose_job_still_runs_is_left_alone() -> None:
    export = waiting(grader())
    running = {"state": "running", "started_at": NOW, "seen_at": NOW, "created_at": NOW}
    export.job = Job.objects.create(kind="export", **running)
    export.save()

    assert tidy_exports(export.at + timedelta(hours=1)) == 0
