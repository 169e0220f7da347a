"""Building the PDF of a case study that is written in the admin: in a job, never in a request."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casestudies.leaves import keep_leaf
from casestudies.models import CaseStudyRevision
from casestudies.pdf.build import CannotBuildError, build
from casestudies.pdf.source import SourceError
from casestudies.pdf.written import Given, pictures_named, problems_of_text, read_written
from casestudies.stored_files import FileGoneError, is_stored, name_of, open_stored
from casestudies.validators import PdfFacts, inspect_pdf
from courses.models import Picture
from courses.pictures.keeping import kept_bytes
from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start
from releases.audit import record

BUILDING, DRAWING = "case-study-pdf", "first-page"
STEPS = 4

register_kind(BUILDING, gettext_lazy("Building a case study’s PDF"))
register_kind(DRAWING, gettext_lazy("Drawing a PDF’s first page"))


def problems_of_draft(revision: CaseStudyRevision) -> list[tuple[int, str]]:
    """What keeps its text from being built, by line; nothing for an uploaded PDF."""
    if not revision.source:
        return []
    return problems_of_text(revision.source, _given(revision), _file_names(_pictures(revision)))


def start_building(revision: CaseStudyRevision, *, by: User, at: datetime) -> Job:
    """Ask for the PDF of a draft's text as it stands."""
    wanted = {"revision": revision.pk}
    return start(BUILDING, build_pdf, by=by, at=at, total=STEPS, with_=wanted)


def start_drawing(revision: CaseStudyRevision, *, by: User | None, at: datetime) -> None:
    """Ask for the picture of an uploaded PDF's first page, once its row is stored."""
    wanted = {"sha256": revision.sha256, "size": revision.size}
    transaction.on_commit(lambda: start(DRAWING, draw_first_page, by=by, at=at, with_=wanted))


@job_task
def build_pdf(run: Run, *, revision: int) -> None:
    """Build the draft's text and put the PDF in its place, unless the draft changed meanwhile."""
    draft = CaseStudyRevision.objects.drafts().filter(pk=revision).first()
    if draft is None:
        raise CannotFinishError(_("The draft is gone, or in a release by now."))
    run.link = reverse("admin:casestudies_casestudyrevision_change", args=[draft.pk])
    Job.objects.filter(pk=run.job.pk).update(link=run.link)
    run.report(done=1, message=_("Setting the type …"))
    pdf = _built(draft)
    run.report(done=2, message=_("Looking into the PDF …"))
    try:
        facts = inspect_pdf(pdf)
    except ValidationError as error:
        raise CannotFinishError(" ".join(error.messages)) from error
    run.report(done=3, message=_("Keeping the PDF …"))
    _put(draft, pdf, facts, by=run.job.by, at=timezone.now())
    run.message = _("The PDF is built.")


@job_task
def draw_first_page(_run: Run, *, sha256: str, size: int) -> None:
    """Draw the first page of every revision that has this file."""
    try:
        with open_stored(name_of(sha256), size) as file:
            height = keep_leaf(file.read(), sha256)
    except FileGoneError as error:
        raise CannotFinishError(_("The file is gone from the storage; upload it again.")) from error
    CaseStudyRevision.objects.filter(sha256=sha256).update(leaf=height)


def _built(draft: CaseStudyRevision) -> bytes:
    """The PDF of a draft's text. Raises CannotFinishError in words."""
    pictures = _pictures(draft)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.md"
        path.write_text(draft.source, encoding="utf-8")
        try:
            for picture in pictures:
                content = kept_bytes(picture.sha256, picture.width, picture.form)
                (Path(folder) / f"{picture.key}.{picture.form}").write_bytes(content)
            source = read_written(draft.source, _given(draft), _file_names(pictures), path)
            return build(source).pdf
        except SourceError as error:
            words = _("Line %(line)d: %(reason)s") % {"line": error.line, "reason": error.reason}
            raise CannotFinishError(words) from error
        except OSError as error:
            raise CannotFinishError(_("A picture is gone from the storage.")) from error
        except RecursionError as error:
            raise CannotFinishError(_("The text is nested too deep. Flatten it.")) from error
        except CannotBuildError as error:
            raise CannotFinishError(str(error)) from error


@transaction.atomic
def _put(
    draft: CaseStudyRevision, pdf: bytes, facts: PdfFacts, *, by: User | None, at: datetime
) -> None:
    """Put the PDF in its place. Raises CannotFinishError where the words are others by now."""
    name = name_of(facts.sha256)
    if not is_stored(name, facts.size):
        default_storage.save(name, ContentFile(pdf))
    leaf = keep_leaf(pdf, facts.sha256)
    # No save is counted: the words stay what they are.
    as_read = CaseStudyRevision.objects.drafts().filter(pk=draft.pk, source=draft.source)
    changed = as_read.update(
        file=name, size=facts.size, pages=facts.pages, sha256=facts.sha256, leaf=leaf,
    )  # fmt: skip
    if not changed:
        raise CannotFinishError(_("The text was changed meanwhile. Build it again."))
    record(by=by, at=at, action="built", about=draft)


def _given(revision: CaseStudyRevision) -> Given:
    section = revision.case_study.section
    place = f"MOD_{section.module.number:02} / SECTION_{section.number:02}"
    return Given(revision.case_study.key, revision.title, revision.year, place)


def _pictures(revision: CaseStudyRevision) -> list[Picture]:
    named = Picture.objects.filter(key__in=pictures_named(revision.source))
    return list(named.order_by("key"))


def _file_names(pictures: list[Picture]) -> Mapping[str, str]:
    return {picture.key: f"{picture.key}.{picture.form}" for picture in pictures}
