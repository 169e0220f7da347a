"""A job tells how far it is while it reads, though others write meanwhile."""

import pytest
from django.db import connection

from jobs.models import Job
from jobs.running import Run
from results.exports.reporting import reporting
from tests.factories import NOW


@pytest.mark.django_db(transaction=True)
def test_reports_go_by_a_connection_of_their_own() -> None:
    running = {"state": "running", "started_at": NOW, "seen_at": NOW, "created_at": NOW}
    job = Job.objects.create(kind="export", total=9, **running)
    used = []

    with (
        reporting(Run(job), "Writing") as told,
        connection.execute_wrapper(
            lambda execute, sql, *rest: used.append(sql) or execute(sql, *rest)
        ),
    ):
        told(3)
        told(2)

    job.refresh_from_db()
    assert (job.done, job.message) == (3, "Writing")
    assert not used
