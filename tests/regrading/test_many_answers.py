"""Many answers are judged in a job that tells how far it is, and takes seconds."""

from __future__ import annotations

import pytest
from django.test import Client

from jobs.models import Job
from jobs.running import start
from quizzes.models import QuestionRevision, Regrade, Standing
from quizzes.regrading import work
from quizzes.regrading.applying import Decision
from quizzes.regrading.planning import stamp_of
from tests.factories import NOW, LearnerFactory, UserFactory
from tests.regrading.deciding import decide
from tests.regrading.test_regrade_pages import ALSO_A, page_of, stamp_in
from tests.results.answers import answer


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three responses are too many for a page."""
    for module in ("quizzes.admin.regrading", "quizzes.admin.regrades"):
        monkeypatch.setattr(f"{module}.MOST_AT_ONCE", 3)
    monkeypatch.setattr("quizzes.regrading.planning.TOLD_EVERY", 1)


def decide_in_a_job(client: Client, address: str, **fields: str) -> Job:
    """Post what the page showed; in tests the job is done at once."""
    stamp = stamp_in(client.get(address).text)
    client.post(address, {"stamp": stamp, **fields})
    return Job.objects.latest("id")


def test_a_regrade_of_many_is_a_job(asked: QuestionRevision, instructing: Client) -> None:
    job = decide_in_a_job(instructing, page_of(asked, ALSO_A), reason="A is right as well.")

    made = Regrade.objects.get()
    assert (job.total, job.state, job.message) == (4, "done", "The answers are judged anew.")
    assert job.done > 0
    assert job.link == f"/admin/quizzes/regrade/{made.pk}/change/"
    assert Standing.objects.count() == 2


def test_taking_many_back_is_a_job(asked: QuestionRevision, instructing: Client) -> None:
    made = decide(asked, "void")

    job = decide_in_a_job(instructing, f"/admin/quizzes/regrade/{made.pk}/undo/")

    assert (job.total, job.state, job.message) == (4, "done", "The regrade is taken back.")
    assert not Standing.objects.exists()


def test_an_old_preview_ends_the_job_in_words(asked: QuestionRevision) -> None:
    by = UserFactory.create()
    decision = Decision(asked.pk, "void", (), "It is ambiguous.", stamp_of(asked))
    answer(LearnerFactory.create(), asked, "wrong-b", try_number=1)

    job = work.start_regrading(decision, by=by, at=NOW, total=5)

    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", work.moved_meanwhile())
    assert not Regrade.objects.exists()


def test_what_is_taken_back_already_is_not_taken_back_again(asked: QuestionRevision) -> None:
    made = decide(asked, "void")
    stamp = stamp_of(QuestionRevision.objects.get(pk=asked.pk))
    by = UserFactory.create()

    jobs = [work.start_undoing(made, stamp, by=by, at=NOW, total=4) for _each in range(2)]

    assert [Job.objects.get(pk=job.pk).state for job in jobs] == ["done", "failed"]


def test_a_job_whose_starter_is_gone_does_nothing(asked: QuestionRevision) -> None:
    wanted = {"regrade_id": decide(asked, "void").pk, "stamp": ""}

    job = start(work.REGRADING, work.undo_all, by=None, at=NOW, with_=wanted)

    job.refresh_from_db()
    assert job.message == "The account of whoever started this is gone."
