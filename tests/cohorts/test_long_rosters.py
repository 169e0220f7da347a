"""A long roster is taken in by a job, which says how it ended."""

from django.test import Client

from accounts.models import Cohort
from courses.cohorts.roster_taking import start_taking, take_roster
from courses.models import RosterUpload
from jobs.models import Job
from jobs.running import start
from tests.cohorts.test_rosters_are_taken_in import ROSTER, send, upload_of
from tests.factories import NOW


def test_a_long_roster_is_taken_in_by_a_job(office: Client, cohort: Cohort) -> None:
    lines = "\n".join(f"p{n}@example.org" for n in range(501))
    preview = send(office, cohort, pasted=f"email\n{lines}")
    assert "1 to 200 of 501" in office.get(preview).text
    assert "401 to 501 of 501" in office.get(f"{preview}?page=99").text

    answer = office.post(preview)

    assert answer.headers["Location"] == Job.objects.get().get_absolute_url()
    assert office.get(preview).status_code == 404
    assert cohort.invitations.count() == 501
    assert Job.objects.get().message == "0 joined, 501 invited, from pasted lines"


def test_a_job_that_cannot_take_it_in_says_so(cohort: Cohort) -> None:
    job = start_taking(upload_of(cohort, "email\nnowhere"), at=NOW)

    assert job is not None
    assert job.state == "failed"
    assert job.message == "The roster cannot be taken in any more. Send it again."


def test_a_roster_that_is_gone_is_said_in_the_job(cohort: Cohort) -> None:
    job = start("roster", take_roster, by=None, at=NOW, with_={"upload": 7})

    assert job.message == "The roster is not kept any more. Send it again."


def test_a_roster_under_way_leads_to_its_job(office: Client, cohort: Cohort) -> None:
    preview = send(office, cohort, pasted=ROSTER)
    job = Job.objects.create(kind="roster", created_at=NOW)
    RosterUpload.objects.update(job=job)

    assert office.get(preview).headers["Location"] == job.get_absolute_url()
