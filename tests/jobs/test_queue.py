"""Jobs wait in the database, a worker does them one by one, and a dead one is noticed."""

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from jobs import worker
from jobs.models import Job
from jobs.models.moves import JobQuerySet
from jobs.running import start
from jobs.worker import Worker, has_parent, tidy, work_one
from tests.factories import NOW
from tests.jobs import tasks


@pytest.fixture
def queue(settings: Settings, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue of the product, with a copy's signals left as the tests have them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(worker, "BLINK_SECONDS", 0.02)
    monkeypatch.setattr(worker.signal, "signal", lambda *args: None)


@pytest.mark.usefixtures("queue")
def test_a_worker_does_everything_that_waits_and_ends_when_asked_to() -> None:
    jobs = [start("counting", tasks.count_to, by=None, at=NOW, with_={"number": n}) for n in (2, 3)]
    assert [job.state for job in jobs] == ["waiting", "waiting"]

    call_command("run_jobs", until_idle=True)

    told = Job.objects.order_by("id").values_list("state", "message")
    assert list(told) == [("done", "counted to 2"), ("done", "counted to 3")]
    assert Job.objects.values("worker").distinct().count() == 2


@pytest.mark.usefixtures("queue")
def test_a_job_that_takes_its_process_down_is_told_at_once_and_the_next_is_done() -> None:
    dead = start("counting", tasks.die, by=None, at=NOW)
    start("counting", tasks.count_to, by=None, at=NOW, with_={"number": 1})

    Worker().run(until_idle=True)

    dead.refresh_from_db()
    assert dead.state == "failed"
    assert "stopped half way" in dead.message
    assert Job.objects.filter(state="done").count() == 1


@pytest.mark.usefixtures("stuck")
def test_a_job_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.0)
    monkeypatch.setattr(worker, "LONGEST_SECONDS", 0.1)
    once = iter([True, False])

    Worker(goes_on=lambda: next(once)).run()

    job = Job.objects.get()
    assert (job.state, job.message[:38]) == ("failed", "This took longer than 15 minutes and w")
    assert job.seen_at > job.started_at


@pytest.mark.usefixtures("stuck")
def test_a_job_is_given_up_when_the_site_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Worker()
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.0)
    monkeypatch.setattr(JobQuerySet, "seen", lambda *args, **times: stopped.stop())

    stopped.run()

    job = Job.objects.get()
    assert job.state == "failed"
    assert job.message == "The site was stopped before this was finished. Start it again."


@pytest.fixture
def stuck(queue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that runs and does not end by itself."""
    job = start("counting", tasks.count_to, by=None, at=NOW, with_={"number": 1})
    monkeypatch.setattr(worker, "new_name", lambda: "a:1:f")
    monkeypatch.setattr(worker, "work_one", lambda name: worker.time.sleep(60))
    # Begun by the clock that the worker reads: one of another day would count as lost.
    Job.objects.begin(job.pk, worker="a:1:f", at=timezone.now())


@pytest.mark.usefixtures("queue")
def test_what_was_taken_from_the_queue_and_not_begun_is_done_after_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start("counting", tasks.count_to, by=None, at=NOW, with_={"number": 1})
    monkeypatch.setattr(worker, "new_name", lambda: "a:1:f")
    DBTaskResult.objects.get().claim("a:1:f")

    Worker()._work("a:1:f")
    Worker().run(until_idle=True)

    assert Job.objects.get().state == "done"


@pytest.mark.usefixtures("queue")
def test_the_copied_process_does_one_job_under_the_name_it_was_given() -> None:
    for _one in range(2):
        start("counting", tasks.count_to, by=None, at=NOW, with_={"number": 1})

    work_one("a:1:f")

    assert list(Job.objects.filter(worker="a:1:f").values_list("state")) == [("done",)]
    assert Job.objects.filter(state="waiting").count() == 1


@pytest.mark.usefixtures("queue")
def test_a_database_that_does_not_answer_stops_no_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked, answers = Worker(), iter([DatabaseError("gone"), None])

    def look(self: Worker) -> bool:
        if error := next(answers):
            raise error
        asked.stop()
        return False

    monkeypatch.setattr(Worker, "_look", look)

    asked.run()

    assert "does not answer the worker" in caplog.text


@pytest.mark.django_db
def test_a_job_without_a_sign_of_life_for_a_minute_fails_and_others_stay() -> None:
    state = {"kind": "k", "created_at": NOW, "state": "running", "started_at": NOW}
    silent = Job.objects.create(**state, seen_at=NOW)
    alive = Job.objects.create(**state, seen_at=NOW + timedelta(seconds=50))

    tidy(at=NOW + timedelta(seconds=61))

    silent.refresh_from_db()
    alive.refresh_from_db()
    assert (silent.state, alive.state) == ("failed", "running")
    assert "Start it again" in silent.message


@pytest.mark.django_db
def test_what_the_queue_noted_is_forgotten_after_a_week_unless_it_still_waits() -> None:
    row = {"args_kwargs": {}, "task_path": "x.y", "backend_name": "default", "run_after": NOW}
    for status in ("READY", "RUNNING", "SUCCESSFUL"):
        DBTaskResult.objects.create(status=status, **row)
    DBTaskResult.objects.update(enqueued_at=NOW)

    tidy(at=NOW + timedelta(days=8))

    assert list(DBTaskResult.objects.values_list("status")) == [("READY",)]


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    assert has_parent(os.getppid())
    Worker(goes_on=lambda: has_parent(-1)).run()

    assert not has_parent(-1)


@pytest.mark.usefixtures("queue")
def test_a_pool_of_connections_is_closed_before_a_process_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = []
    monkeypatch.setattr(connection, "close_pool", lambda: closed.append(1), raising=False)

    worker.close_connections()

    assert closed == [1]
