"""The page of a job tells how far it has come, with HTMX and without, to who started it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jobs.models import Job
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def show(client: Client, *, htmx: bool = False, **fields: object) -> str:
    """The page of a job that somebody of the staff started."""
    person = UserFactory.create(is_staff=True)
    client.force_login(person)
    now = timezone.now()
    times = {"created_at": now}
    if fields.get("state", "waiting") != "waiting":
        times |= {"started_at": now, "seen_at": now}
    job = Job.objects.create(kind="building", by=person, **(times | fields))
    headers = {"HX-Request": "true"} if htmx else {}
    answer = client.get(job.get_absolute_url(), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_running_job_shows_its_steps_and_asks_again_each_second(client: Client) -> None:
    page = show(client, state="running", done=3, total=12, message="Reading <b>")

    assert "3 of 12" in page
    assert '<progress id="job-progress" max="12" value="3">' in page
    assert 'hx-trigger="every 1s"' in page
    assert "Reading &lt;b&gt;" in page
    assert "Look again" in page


def test_htmx_gets_the_part_that_changes_and_no_page(client: Client) -> None:
    part = show(client, htmx=True, state="running", message="half way")

    assert "<html" not in part
    assert part.strip().startswith('<div id="job"')
    assert "half way" in part


def test_a_job_that_is_done_leads_to_its_result_and_is_not_asked_for_again(client: Client) -> None:
    page = show(
        client, state="done", finished_at=timezone.now(), message="All read.", link="/there/"
    )

    assert "All read." in page
    assert 'href="/there/"' in page
    assert "hx-get" not in page


def test_a_job_that_failed_says_why(client: Client) -> None:
    page = show(
        client, state="failed", finished_at=timezone.now(), message="No <room>.", link="/b/"
    )

    assert "No &lt;room&gt;." in page
    assert "Back to where it was started" in page
    assert "hx-get" not in page


def test_a_job_that_waits_long_says_who_to_ask(client: Client) -> None:
    assert "Waiting for its turn" in show(client)

    Job.objects.update(created_at=timezone.now() - timedelta(seconds=20))
    page = client.get(Job.objects.get().get_absolute_url()).content.decode()

    assert "whether the site’s worker runs" in page


def test_a_job_whose_worker_is_gone_says_so_before_anybody_tidied_up(client: Client) -> None:
    page = show(client, state="running", seen_at=timezone.now() - timedelta(seconds=61))

    assert "stopped half way" in page
    assert "hx-get" not in page


def test_somebody_elses_job_is_not_told(client: Client) -> None:
    show(client)
    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(Job.objects.get().get_absolute_url()).status_code == 403


def test_administrators_find_every_job_in_a_list(client: Client) -> None:
    show(client, state="failed", finished_at=timezone.now(), message="No room.")
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))

    page = client.get("/admin/jobs/job/").content.decode()

    assert f"building · {Job.objects.get().pk}" in page
    assert "No room." in page
