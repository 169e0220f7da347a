"""The PDF of a case study's text is built in a job, which says in one sentence what went wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pypdf import PdfReader

from casestudies import building
from casestudies.building import build_pdf
from casestudies.models import CaseStudyRevision
from casestudies.pdf.build import BuiltCaseStudy, CannotBuildError
from casestudies.pdf.source import SourceError
from casestudies.smoke_tests import problems_of_file
from courses.models import Picture
from jobs.running import start
from releases.models import AuditEvent
from tests.casestudies.desk import change_url
from tests.casestudies.drafts import TEXT, built
from tests.casestudies.pdfs import make_pdf
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_text_becomes_a_tagged_pdf_with_its_first_page(
    draft: CaseStudyRevision, client: Client
) -> None:
    job = built(draft)

    draft.refresh_from_db()
    assert (job.state, job.message, job.link) == ("done", "The PDF is built.", change_url(draft))
    with draft.file.open() as file:
        reader = PdfReader(file)
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
        assert "Two halves." in reader.pages[-1].extract_text()
        assert reader.metadata.title == "Case study · Tills (2008)"
    assert list(problems_of_file(draft)) == []
    assert draft.leaf > 400
    assert client.get(f"/pictures/{draft.sha256}/320.webp").status_code == 200
    assert AuditEvent.objects.filter(action="built", thing_id=draft.pk).exists()


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

    job = built(draft)

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

    assert built(draft).message == "The PDF has more than 300 pages."


def test_a_picture_that_is_gone_stops_the_build(draft: CaseStudyRevision) -> None:
    Picture.objects.update(sha256="0" * 64)

    assert built(draft).message == "A picture is gone from the storage."


def test_words_changed_meanwhile_are_not_overwritten(
    draft: CaseStudyRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_build(source: object) -> BuiltCaseStudy:
        CaseStudyRevision.objects.update(source="Other words.")
        return BuiltCaseStudy(make_pdf(2), 2)

    monkeypatch.setattr(building, "build", change_and_build)

    assert built(draft).message == "The text was changed meanwhile. Build it again."
    assert CaseStudyRevision.objects.get().pages == 0


def test_a_draft_that_is_gone_is_told(draft: CaseStudyRevision) -> None:
    job = start("k", build_pdf, by=None, at=NOW + timedelta(1), with_={"revision": draft.pk + 1})

    assert job.message == "The draft is gone, or in a release by now."
