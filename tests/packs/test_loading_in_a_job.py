"""A pack is loaded by a job: once, however often it is asked for."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from courses.models import PackUpload
from courses.packs.taking_in import start_taking, take_in
from jobs.models import Job
from jobs.running import start
from tests.admin.conftest import instructing, instructor, roles
from tests.packs.folders import Folder, files_of
from tests.packs.test_packs_as_zips import send, zipped

__all__ = ["instructing", "instructor", "roles"]

pytestmark = pytest.mark.django_db


def test_a_second_click_starts_no_second_job(
    instructing: Client, pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = send(instructing, zipped(files_of(pack.root)))
    upload = PackUpload.objects.get()
    monkeypatch.setattr("courses.packs.taking_in.start", _asked_for)

    first = instructing.post(page)
    second = instructing.get(page)

    assert first.headers["Location"] == second.headers["Location"]
    assert start_taking(upload, at=upload.created_at) is None
    assert Job.objects.count() == 1


def _asked_for(kind: str, _work: object, **_more: object) -> Job:
    """A job that no worker has taken up yet."""
    job: Job = Job.objects.create(kind=kind, created_at=timezone.now())
    return job


def test_an_upload_that_is_gone_is_said_in_the_job(instructor: User) -> None:
    job = start("pack", take_in, by=instructor, at=timezone.now(), with_={"upload": 7})

    assert job.message == "The file is not kept any more. Upload it again."
