"""Taking a picture into a course: kept at once in full, in its other widths soon."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Course, Picture
from courses.pictures.contrast import contrast_of
from courses.pictures.encoding import TakenIn
from courses.pictures.keeping import image_of, keep, keep_widths
from jobs.kinds import register_kind
from jobs.running import CannotFinishError, Run, job_task, start

LARGE_PIXELS = 1_000_000
KIND = "picture-widths"
_LONGEST_NAME, _DIGITS = 60, 8

register_kind(KIND, _("Making a picture’s smaller widths"))


def new_key(filename: str, course: Course, digest: str) -> str:
    """A name for texts: the file's own and the beginning of the hash, taken by no other picture."""
    stem = slugify(PurePath(filename.replace("\\", "/")).stem)[:_LONGEST_NAME].strip("-")
    key = f"{stem or 'picture'}-{digest[:_DIGITS]}"
    if not Picture.objects.filter(key=key).exists():
        return key
    return f"{key}-{course.pk}"


def picture_row(taken: TakenIn, *, course: Course, key: str, alt: str) -> Picture:
    """A row, not stored yet, for a picture taken in."""
    return Picture(
        course=course,
        key=key,
        alt=alt,
        sha256=taken.digest,
        form=taken.form,
        width=taken.image.width,
        height=taken.image.height,
        size=len(taken.content),
        contrast=contrast_of(taken.image),
        see_through=taken.image.mode == "RGBA",
        moved=taken.moved,
    )


def keep_all(taken: TakenIn, *, by: User | None, at: datetime) -> None:
    """Store it in full, and in its other widths: here, or in a job where that takes long."""
    keep(taken)
    if taken.image.width * taken.image.height <= LARGE_PIXELS:
        keep_widths(taken.image, taken.digest)
        return
    facts = {"digest": taken.digest, "width": taken.image.width, "form": taken.form}
    transaction.on_commit(lambda: start(KIND, make_widths, by=by, at=at, with_=facts))


@job_task
def make_widths(_run: Run, *, digest: str, width: int, form: str) -> None:
    """Make what is missing of a picture's widths; until then it is shown in full."""
    try:
        image = image_of(digest, width, form)
    except OSError as error:
        raise CannotFinishError(str(_("The picture is gone from the storage."))) from error
    keep_widths(image, digest)
