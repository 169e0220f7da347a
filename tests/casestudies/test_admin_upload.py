"""Uploading and replacing case studies in the admin."""

from __future__ import annotations

import pytest
from django.test import Client

from casestudies.models import CaseStudy, CaseStudyRevision
from tests.casestudies.desk import change_url, form, upload
from tests.casestudies.pdfs import action, make_pdf
from tests.casestudies.shelf import Shelf, stored_bytes, write_revision

pytestmark = pytest.mark.django_db
ADD = "/admin/casestudies/casestudyrevision/add/"


def test_an_upload_becomes_a_draft_with_the_files_own_facts(
    instructor: Client, case_study: CaseStudy
) -> None:
    content = make_pdf(3)

    answer = instructor.post(ADD, form(case_study, file=upload(content, "Über “Tills”.PDF")))

    assert answer.status_code == 302
    revision = CaseStudyRevision.objects.get()
    assert (revision.size, revision.pages, revision.is_draft) == (len(content), 3, True)
    assert revision.filename == "Über “Tills”.pdf"
    assert revision.created_by is not None
    assert stored_bytes(revision) == content


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.pdf", "The submitted file is empty."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "This is not a PDF."),
        (b"<script>alert(1)</script>", "a.pdf", "This is not a PDF."),
        (b"<?php system('id'); ?>", "a.php.pdf", "This is not a PDF."),
        (b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "a.pdf", "This is not a PDF."),
        (b"MZ" + b"\0" * 900 + b"%PDF-1.7\n%%EOF", "a\u202efdp.exe", "stands before the PDF"),
        (make_pdf()[:-20], "a.pdf", "does not end as it should"),
        (
            make_pdf(catalog={"/OpenAction": action("JavaScript")}),
            "a.pdf",
            "The PDF contains a script.",
        ),
    ],
)
def test_what_may_not_be_served_is_refused_in_words(
    instructor: Client, case_study: CaseStudy, content: bytes, name: str, reason: str
) -> None:
    answer = instructor.post(ADD, form(case_study, file=upload(content, name)))

    assert answer.status_code == 200
    assert reason in answer.text
    assert not CaseStudyRevision.objects.exists()


def test_a_name_of_any_length_and_type_is_taken_as_a_pdfs(
    instructor: Client, case_study: CaseStudy
) -> None:
    name = "x" * 300 + ".php"

    instructor.post(ADD, form(case_study, file=upload(make_pdf(), name)))

    revision = CaseStudyRevision.objects.get()
    assert revision.filename.endswith(".pdf")
    assert len(revision.filename) == 150
    assert "php" not in revision.file.name


def test_facts_cannot_be_typed(instructor: Client, case_study: CaseStudy) -> None:
    release = Shelf().release
    typed = {"size": 1, "pages": 99, "sha256": "0" * 64, "number": 7, "release": release.pk}

    instructor.post(ADD, form(case_study, file=upload(make_pdf(2)), **typed))

    revision = case_study.revisions.get()
    assert (revision.pages, revision.number, revision.release) == (2, 1, None)
    assert revision.sha256 != "0" * 64


def test_a_drafts_words_change_without_another_upload(
    instructor: Client, case_study: CaseStudy
) -> None:
    draft = write_revision(case_study, make_pdf(2))

    instructor.post(change_url(draft), form(case_study, title="Better"))

    changed = CaseStudyRevision.objects.get()
    assert (changed.title, changed.sha256) == ("Better", draft.sha256)
    assert changed.filename == draft.filename


def test_a_drafts_file_can_be_replaced(instructor: Client, case_study: CaseStudy) -> None:
    draft = write_revision(case_study, make_pdf(2))

    instructor.post(change_url(draft), form(case_study, file=upload(make_pdf(4)), filename="b"))

    changed = CaseStudyRevision.objects.get()
    assert (changed.pages, changed.filename) == (4, "b.pdf")
    assert stored_bytes(changed) == make_pdf(4)
    assert stored_bytes(draft) == make_pdf(2)


def test_a_draft_stays_with_its_case_study(instructor: Client, case_study: CaseStudy) -> None:
    draft, other = write_revision(case_study), Shelf().case_study

    instructor.post(change_url(draft), form(other))

    draft.refresh_from_db()
    assert draft.case_study == case_study
