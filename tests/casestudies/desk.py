"""What an instructor does in the admin, as a browser sends it."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casestudies.models import CaseStudy, CaseStudyRevision


def upload(content: bytes, name: str = "tills.pdf") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def form(case_study: CaseStudy, **fields: object) -> dict[str, object]:
    """A filled form."""
    return {
        "case_study": case_study.pk,
        "title": "Tills",
        "year": 2008,
        "filename": "",
        "change_note": "",
        **fields,
    }


def change_url(revision: CaseStudyRevision, what: str = "change") -> str:
    """Where a revision is edited, deleted or opened."""
    return reverse(f"admin:casestudies_casestudyrevision_{what}", args=[revision.pk])
