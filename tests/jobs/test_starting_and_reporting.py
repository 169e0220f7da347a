"""A job is started, tells how far it has come, and ends in a result or one sentence."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from jobs import running
from jobs.kinds import register_kind, title_of
from jobs.models import Job
from jobs.running import CannotFinishError, Run, start
from tests.factories import NOW, UserFactory
from tests.jobs import tasks

pytestmark = pytest.mark.django_db


def make_job(**fields: object) -> Job:
    return Job.objects.create(kind="k", created_at=NOW, **fields)


def running_job(**fields: object) -> Job:
    return make_job(state="running", started_at=NOW, seen_at=NOW, worker="w", **fields)


def test_a_job_ends_with_its_message_and_where_its_result_is() -> None:
    person = UserFactory.create()

    job = start("counting", tasks.count_to, by=person, at=NOW, total=3, with_={"number": 3})

    assert (job.state, job.message, job.link) == ("done", "counted to 3", "/there/")
    assert (job.by, job.created_at, job.done, job.total) == (person, NOW, 3, 3)
    assert job.worker
    assert job.finished_at >= job.started_at


def test_a_job_that_cannot_go_on_says_why_in_its_own_words() -> None:
    job = start("counting", tasks.give_up, by=None, at=NOW)

    assert (job.state, job.message) == ("failed", "There is nothing to count.")


def test_a_job_that_stumbles_tells_people_no_detail_and_the_log_all(
    caplog: pytest.LogCaptureFixture,
) -> None:
    job = start("counting", tasks.stumble, by=None, at=NOW)

    assert job.state == "failed"
    assert f"under job {job.pk}" in job.message
    assert "secret" not in job.message
    assert "secret detail" in caplog.text


def test_a_job_is_taken_up_once() -> None:
    job = start("counting", tasks.note_that_it_ran, by=None, at=NOW, with_={"word": "first"})

    tasks.note_that_it_ran.call(job.pk, word="second")

    assert cache.get("ran") == "first"


def test_reports_are_written_at_most_four_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.1, 0.24, 0.3])
    monkeypatch.setattr(running.time, "monotonic", lambda: next(clock))
    job = running_job(total=9)
    run, told = Run(job), []

    for step in range(1, 5):
        run.report(done=step)
        job.refresh_from_db()
        told.append(job.done)

    assert told == [1, 1, 1, 4]


def test_a_report_leaves_alone_what_it_does_not_name_and_stays_within_the_total() -> None:
    job = running_job(total=5)

    Job.objects.report(job.pk, done=9, message="x" * 600, at=NOW)
    Job.objects.report(job.pk, done=None, message=None, at=NOW + timedelta(seconds=1))

    job.refresh_from_db()
    assert (job.done, job.message, job.seen_at) == (5, "x" * 500, NOW + timedelta(seconds=1))


def test_a_job_of_unknown_length_counts_freely() -> None:
    job = running_job()

    Job.objects.report(job.pk, done=7, message="seven", at=NOW)
    Job.objects.finish(job.pk, message="", link="", at=NOW)

    job.refresh_from_db()
    assert (job.done, job.total, job.state) == (7, 0, "done")


def test_a_job_that_was_given_up_learns_so_at_its_next_report() -> None:
    job = running_job()
    Job.objects.fail(job.pk, why="lost", at=NOW)

    with pytest.raises(CannotFinishError, match="given up meanwhile"):
        Run(job).report(done=1)
    assert not Job.objects.finish(job.pk, message="done after all", link="", at=NOW)


def test_a_kind_is_called_by_its_title_where_one_was_told() -> None:
    register_kind("testing-titles", "Testing titles")

    assert title_of("testing-titles") == "Testing titles"
    assert str(make_job(pk=7)) == "k · 7"
