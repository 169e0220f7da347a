"""A case study is written in the admin and built in a job, with its problems told by line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from casestudies import building
from casestudies.building import build_pdf, start_building
from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.pdf.build import BuiltCaseStudy, CannotBuildError
from casestudies.pdf.source import SourceError
from casestudies.smoke_tests import problems_of_file
from courses.models import Picture
from courses.pictures.encoding import take_in
from courses.pictures.keeping import keep
from courses.pictures.taking import picture_row
from jobs.models import Job
from jobs.running import start
from releases.models import AuditEvent
from tests.casestudies.desk import change_url, form, upload
from tests.casestudies.pdfs import make_pdf
from tests.casestudies.shelf import stored_bytes, write_revision
from tests.factories import NOW, UserFactory
from tests.pictures.made import halves, saved

pytestmark = pytest.mark.django_db
ADD = "/admin/casestudies/casestudyrevision/add/"
TEXT = '## the problem · A question\n\nSome text.\n\n![Halves.](halves-1 "FIG_01 Two halves.")\n'


@pytest.fixture
def draft(case_study: CaseStudy) -> CaseStudyRevision:
    """A draft of words, not built yet, and the picture it shows."""
    taken = take_in(saved(halves(300, 200)))
    keep(taken)
    course = case_study.section.module.course
    picture_row(taken, course=course, key="halves-1", alt="Halves").save()
    return CaseStudyRevision.objects.create(
        case_study=case_study, title="Tills", year=2008, filename="tills.pdf", source=TEXT
    )


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A builder that sets no type."""
    built = BuiltCaseStudy(make_pdf(2), 2)
    monkeypatch.setattr(building, "build", lambda source: built)


def build(draft: CaseStudyRevision) -> Job:
    return start_building(draft, by=UserFactory.create(), at=timezone.now())


def test_a_text_becomes_a_tagged_pdf_with_its_first_page(
    draft: CaseStudyRevision, client: Client
) -> None:
    job = build(draft)

    draft.refresh_from_db()
    assert (job.state, job.message, job.link) == ("done", "The PDF is built.", change_url(draft))
    with draft.file.open() as file:
        reader = PdfReader(file)
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
        assert "Two halves." in reader.pages[-1].extract_text()
        assert reader.metadata.title == "Case study · Tills (2008)"
    assert list(problems_of_file(draft)) == []
    assert (draft.edit, draft.leaf > 400) == (1, True)
    assert client.get(f"/pictures/{draft.sha256}/320.webp").status_code == 200
    assert AuditEvent.objects.filter(action="built", thing_id=draft.pk).exists()


def test_words_are_saved_with_their_problems_and_not_built_before_these_are_mended(
    instructor: Client, case_study: CaseStudy
) -> None:
    typed = form(case_study, source='Text.\r\n\r\n![A.](gone-1 "FIG_01 A.")', _build="1")

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
    typed = form(draft.case_study, source=TEXT + "More.", _build="1")

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
    build(draft)
    build(draft)
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

    answer = instructor.post(change_url(draft), form(case_study, _build="1"), follow=True)

    assert "There is no text to build a PDF from." in answer.text
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (SourceError(None, 7, "There is a hole."), "Line 7: There is a hole."),
        (CannotBuildError("Install Pango."), "Install Pango."),
        (RecursionError(), "The text is nested too deep. Flatten it."),
    ],
)
def test_what_goes_wrong_in_the_job_is_told_there_and_the_draft_stays(
    draft: CaseStudyRevision, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def fail(source: object) -> None:
        raise error

    monkeypatch.setattr(building, "build", fail)

    job = build(draft)

    assert (job.state, job.message, job.link) == ("failed", message, change_url(draft))
    draft.refresh_from_db()
    assert (draft.source, draft.pages) == (TEXT, 0)


@pytest.mark.usefixtures("quick")
def test_a_pdf_that_may_not_be_served_is_not_kept(
    draft: CaseStudyRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(pdf: bytes) -> None:
        raise ValidationError("The PDF has more than 300 pages.")

    monkeypatch.setattr(building, "inspect_pdf", refuse)

    assert build(draft).message == "The PDF has more than 300 pages."


def test_a_picture_that_is_gone_stops_the_build(draft: CaseStudyRevision) -> None:
    Picture.objects.update(sha256="0" * 64)

    assert build(draft).message == "A picture is gone from the storage."


def test_words_changed_meanwhile_are_not_overwritten(
    draft: CaseStudyRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_build(source: object) -> BuiltCaseStudy:
        CaseStudyRevision.objects.update(source="Other words.")
        return BuiltCaseStudy(make_pdf(2), 2)

    monkeypatch.setattr(building, "build", change_and_build)

    assert build(draft).message == "The text was changed meanwhile. Build it again."
    assert CaseStudyRevision.objects.get().pages == 0


def test_a_draft_that_is_gone_is_told(draft: CaseStudyRevision) -> None:
    job = start("k", build_pdf, by=None, at=NOW + timedelta(1), with_={"revision": draft.pk + 1})

    assert job.message == "The draft is gone, or in a release by now."
