"""The first page of a case study is a small picture, in the admin and on its card."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files import File
from django.test import Client
from PIL import Image
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from casestudies import leaves
from casestudies.building import draw_first_page
from casestudies.leaves import keep_leaf, leaf_address
from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.validators import inspect_pdf
from jobs.models import Job
from jobs.running import start
from releases.rings import Ring
from tests.casestudies.desk import form, upload
from tests.casestudies.pdfs import make_pdf
from tests.casestudies.shelf import Shelf, fetch, stored_bytes, write_revision
from tests.factories import NOW, UserFactory, released

ADD = "/admin/casestudies/casestudyrevision/add/"


@pytest.mark.django_db
def test_an_upload_gets_its_first_page_in_a_job(
    instructor: Client,
    case_study: CaseStudy,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        instructor.post(ADD, form(case_study, file=upload(make_pdf(3))))

    revision = CaseStudyRevision.objects.get()
    assert Job.objects.get().state == "done"
    answer = instructor.get(leaf_address(revision.sha256))
    assert Image.open(BytesIO(answer.content)).size == (320, revision.leaf)


@pytest.mark.django_db
def test_the_card_shows_the_first_page_where_there_is_one(client: Client) -> None:
    shelf = Shelf()
    assert "dl__p" not in client.get(shelf.url).text

    newer = write_revision(shelf.case_study, make_pdf(3))
    CaseStudyRevision.objects.filter(pk=newer.pk).update(leaf=453)
    released(newer, scope=shelf.course.slug)
    page = client.get(shelf.url).text

    address = leaf_address(newer.sha256)
    assert (
        f'<img class="dl__p" src="{address}" width="320" height="453" alt="" loading="lazy"' in page
    )


@pytest.mark.django_db
def test_a_file_that_is_gone_is_told_by_the_job() -> None:
    gone = {"sha256": "0" * 64, "size": 9}

    job = start("k", draw_first_page, by=None, at=NOW, with_=gone)

    assert job.message == "The file is gone from the storage; upload it again."


def test_what_cannot_be_drawn_has_no_first_page() -> None:
    assert keep_leaf(b"%PDF-1.7 nothing more", "0" * 64) == 0


def test_a_page_like_a_ribbon_shows_its_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "HIGHEST", 100)

    assert keep_leaf(make_pdf(1), "1" * 64) == 100


@pytest.mark.django_db
def test_learners_keep_the_old_bytes_while_staff_try_the_file_that_replaces_them(
    client: Client,
) -> None:
    shelf = Shelf()
    newer = write_revision(shelf.case_study, make_pdf(5))
    released(newer, scope=shelf.course.slug, to=Ring.A1)

    assert fetch(client, shelf.file_url).body == shelf.content
    client.force_login(UserFactory.create(staff=True))
    assert fetch(client, shelf.file_url).body == stored_bytes(newer)
    assert stored_bytes(shelf.revision) == shelf.content != stored_bytes(newer)


@pytest.mark.django_db
def test_the_same_file_again_keeps_its_first_page(case_study: CaseStudy) -> None:
    revision = write_revision(case_study, make_pdf(2))
    revision.leaf = 453

    revision.put_file(File(BytesIO(make_pdf(2))), inspect_pdf(make_pdf(2)))
    same = revision.leaf
    revision.put_file(File(BytesIO(make_pdf(3))), inspect_pdf(make_pdf(3)))

    assert (same, revision.leaf) == (453, 0)
