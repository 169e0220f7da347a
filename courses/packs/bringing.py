"""Loading a pack that somebody sent as a zip: looked at first, then drafts, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from courses.authors import make_instructor, own_courses
from courses.models import Course, PackUpload
from courses.packs.archive import unpacked
from courses.packs.loading import Loaded, load_pack, try_pack
from courses.packs.problems import ImportProblem
from courses.packs.reading import read_pack
from releases.audit import record


@dataclass(frozen=True, slots=True)
class Look:
    """What a pack would change."""

    slug: str
    title: str
    is_new: bool
    loaded: Loaded


def look_at(content: bytes, *, at: datetime) -> Look:
    """Read the pack and try it. Raises ImportProblem and PackRefusedError; nothing stays."""
    with unpacked(content) as folder:
        pack = read_pack(folder)
        is_new = not Course.objects.filter(slug=pack.outline.slug).exists()
        loaded = try_pack(pack, at=at)
    return Look(pack.outline.slug, pack.outline.title, is_new, loaded)


def refuse_course_of_others(slug: str, person: User) -> None:
    """Whoever does not write the course may not load over it. Raises ImportProblem."""
    own = own_courses(person)
    if own is None or slug in own or not Course.objects.filter(slug=slug).exists():
        return
    words = _("There is a course “%(slug)s” already, and you do not write it.")
    raise ImportProblem(words % {"slug": slug})


def bring(
    upload: PackUpload, *, at: datetime, step: Callable[[], object] = lambda: None
) -> tuple[Course, int]:
    """Load it as drafts and drop the upload: the course, and how many drafts say what it says.

    Whoever brings a new course writes it. `step` is called after each section that was read.
    Raises as `look_at` does, and ImportProblem for a course of others.
    """
    with unpacked(bytes(upload.content)) as folder:
        pack = read_pack(folder, step)
        refuse_course_of_others(pack.outline.slug, upload.by)
        is_new = not Course.objects.filter(slug=pack.outline.slug).exists()
        with transaction.atomic():
            loaded = load_pack(pack, at=at, release=False)
            course = Course.objects.get(slug=pack.outline.slug)
            if is_new:
                make_instructor(course, upload.by, by=upload.by, at=at)
            note = _("from %(file)s") % {"file": upload.name}
            record(by=upload.by, at=at, action="imported", about=course, note=note)
            upload.delete()
    return course, loaded.drafts
