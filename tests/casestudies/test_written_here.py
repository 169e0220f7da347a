"""A case study is written in the admin, with its problems told by line, and built from there."""

from __future__ import annotations

import pytest
from django.test import Client

from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.smoke_tests import problems_of_file
from jobs.models import Job
from tests.casestudies.desk import change_url, form, upload
from tests.casestudies.drafts import TEXT, built
from tests.casestudies.pdfs import make_pdf
from tests.casestudies.shelf import stored_bytes, write_revision

pytestmark = pytest.mark.django_db
ADD = "/admin/casestudies/casestudyrevision/add/"


def test_words_are_saved_with_their_problems_and_not_built_before_these_are_mended(
    instructor: Client, case_study: CaseStudy
) -> None:
    typed = form(case_study, source='Text.\r\n\r\n![A.](gone-1 "FIG_01 A.")', _continue="build")

    answer = instructor.post(ADD, typed, follow=True)

    saved_draft = CaseStudyRevision.objects.get()
    assert saved_draft.source == 'Text.\n\n![A.](gone-1 "FIG_01 A.")'
    assert saved_draft.filename == "Tills.pdf"
    assert "Saved, but not built" in answer.text
    assert "<b>Line 3:</b> There is no picture “gone-1”" in answer.text
    assert not Job.objects.exists()
    assert [*problems_of_file(saved_draft)] == [
        "its PDF is not built yet; open it and build the PDF."
    ]


@pytest.mark.usefixtures("quick")
def test_save_and_build_leads_to_the_jobs_page(
    instructor: Client, draft: CaseStudyRevision
) -> None:
    typed = form(draft.case_study, source=TEXT + "More.", _continue="build")

    answer = instructor.post(change_url(draft), typed)

    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, job.get_absolute_url())
    assert stored_bytes(CaseStudyRevision.objects.get()) == make_pdf(2)
    page = instructor.get(change_url(draft)).text
    assert "None: the PDF can be built." in page
    assert 'class="leaf"' in page


@pytest.mark.usefixtures("quick")
def test_other_words_let_go_of_the_pdf_and_the_same_words_keep_it(
    instructor: Client, draft: CaseStudyRevision
) -> None:
    built(draft)
    built(draft)
    same = TEXT.replace("\n", "\r\n")

    instructor.post(change_url(draft), form(draft.case_study, source=same, title="Better"))
    kept = CaseStudyRevision.objects.get()
    instructor.post(change_url(draft), form(draft.case_study, source=TEXT + "More."))
    changed = CaseStudyRevision.objects.get()

    assert (kept.title, kept.pages) == ("Better", 2)
    assert (changed.pages, changed.sha256, changed.file.name) == (0, "", "")
    assert "Not built yet" in instructor.get(change_url(draft)).text


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Upload a PDF, or write the text below."),
        ({"source": " \r\n "}, "Upload a PDF, or write the text below."),
        ({"source": "Text.", "file": True}, "This draft is written here. Empty its text"),
        ({"source": "Text.", "file": b"no PDF"}, "This is not a PDF."),
    ],
)
def test_a_draft_is_either_uploaded_or_written(
    instructor: Client, case_study: CaseStudy, fields: dict[str, object], reason: str
) -> None:
    if "file" in fields:
        content = make_pdf() if fields["file"] is True else fields["file"]
        fields = fields | {"file": upload(content)}

    answer = instructor.post(ADD, form(case_study, **fields))

    assert answer.status_code == 200
    assert answer.text.count('class="errorlist"') == 1
    assert reason in answer.text
    assert not CaseStudyRevision.objects.exists()


def test_building_without_a_text_says_where_to_write_it(
    instructor: Client, case_study: CaseStudy
) -> None:
    draft = write_revision(case_study)

    answer = instructor.post(change_url(draft), form(case_study, _continue="build"), follow=True)

    assert "There is no text to build a PDF from." in answer.text
    assert not Job.objects.exists()
