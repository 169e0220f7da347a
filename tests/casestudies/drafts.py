"""A draft of words and the picture it shows; a builder that is quick."""

from __future__ import annotations

import pytest
from django.utils import timezone

from casestudies import building
from casestudies.building import start_building
from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.pdf.build import BuiltCaseStudy
from courses.pictures.encoding import take_in
from courses.pictures.keeping import keep
from courses.pictures.taking import picture_row
from jobs.models import Job
from tests.casestudies.pdfs import make_pdf
from tests.factories import UserFactory
from tests.pictures.made import halves, saved

TEXT = '## the problem · A question\n\nSome text.\n\n![Halves.](halves-1 "FIG_01 Two halves.")\n'


def built(draft: CaseStudyRevision) -> Job:
    """The job that built it, or did not."""
    return start_building(draft, by=UserFactory.create(), at=timezone.now())


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
