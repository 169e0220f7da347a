"""A released section with one case study: what most journeys to a file start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.test import Client

from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.validators import inspect_pdf
from courses.models import Course, Section
from releases.models import Release
from releases.rings import Ring
from tests.casestudies.pdfs import make_pdf
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)

KEY = "dixons-blue-green"
NAME = f"case-study:{KEY}"
TEXT = f"## // first | A heading {{#first}}\n\nSome text.\n\n/// case-study | {KEY}\n///\n"


def write_revision(
    case_study: CaseStudy, content: bytes | None = None, **fields: object
) -> CaseStudyRevision:
    """A draft with that file."""
    content = content or make_pdf(2, title="Dixons")
    told = {"title": "Dixons, blue-green", "year": 2008, "filename": "dixons.pdf"} | fields
    revision = CaseStudyRevision(case_study=case_study, **told)
    revision.put_file(File(BytesIO(content), "upload.pdf"), inspect_pdf(content))
    revision.save()
    return revision


class Shelf:
    """`url` is the section's address, `file_url` the file's, `content` its bytes."""

    def __init__(
        self,
        content: bytes | None = None,
        *,
        to: Ring = Ring.A3,
        course: Course | None = None,
        place: dict[str, object] | None = None,
        **fields: object,
    ) -> None:
        module = ModuleFactory.create(course=course or CourseFactory.create())
        self.course: Course = module.course
        self.section: Section = SectionFactory.create(module=module, **(place or {}))
        self.case_study = CaseStudy.objects.create(section=self.section, key=KEY)
        self.revision = write_revision(self.case_study, content, **fields)
        text = SectionRevisionFactory.create(section=self.section, source=TEXT)
        self.release = released(text, self.revision, scope=self.course.slug, to=to)
        self.content = stored_bytes(self.revision)
        self.url = self.section.get_absolute_url()
        self.file_url = f"{self.url}case-studies/{KEY}/"

    def replace(self, content: bytes | None = None, **fields: object) -> Release:
        """A newer file, released to everyone."""
        newer = write_revision(self.case_study, content or make_pdf(3), **fields)
        return released(newer, scope=self.course.slug)


def stored_bytes(revision: CaseStudyRevision) -> bytes:
    """What the storage holds of a revision."""
    with default_storage.open(revision.file.name, "rb") as file:
        return file.read()


@dataclass(frozen=True)
class Fetched:
    """An answer, read to its end and let go of."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(client: Client, url: str, *, query: object = None, **headers: str) -> Fetched:
    """Get an address; `If_Range="x"` sends that header."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = client.get(url, query, headers=sent)
    return Fetched(answer.status_code, answer.headers, answer.getvalue())
