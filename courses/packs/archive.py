"""A pack as one zip: opened within limits into a folder of its own, or made of a course."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from courses.models import Course
from courses.packs.dumping import dump_course
from courses.packs.problems import ImportProblem
from courses.packs.writing import OUTLINE
from courses.packs.zip_reading import Archive, open_archive

_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file, so that the same course makes the same bytes; zips know no earlier one."""
_READABLE = 0o644 << 16


@contextmanager
def unpacked(content: bytes) -> Iterator[Path]:
    """The folder of the pack in a zip, which is gone afterwards. Raises ImportProblem.

    Names, links, sizes and passwords are checked before a byte is written; a pack may stand at
    the top of the zip or in one folder.
    """
    archive = open_archive(content)
    home = _home(archive)
    folder = Path(tempfile.mkdtemp(prefix="pack-"))
    try:
        for name in archive.names:
            if name.startswith(home) and not _is_hidden(name):
                target = folder / name.removeprefix(home)
                try:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(name))
                except OSError:
                    words = _("“%(name)s” in the zip cannot stand beside the others.")
                    raise ImportProblem(words % {"name": name[:80]}) from None
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def zip_of(course: Course, *, with_drafts: bool) -> bytes:
    """The course as a zip, in a folder called by its slug."""
    with tempfile.TemporaryDirectory(prefix="pack-") as scratch:
        folder = Path(scratch) / course.slug
        dump_course(course, folder, with_drafts=with_drafts)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                entry = ZipInfo(path.relative_to(scratch).as_posix(), _SAME_MOMENT)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, _READABLE
                packed.writestr(entry, path.read_bytes())
        return out.getvalue()


def _home(archive: Archive) -> str:
    """The folder that holds course.yaml: "" or one name with a slash. Raises ImportProblem."""
    if OUTLINE in archive.names:
        return ""
    found = [name for name in archive.names if name.split("/")[1:] == [OUTLINE]]
    if len(found) != 1:
        words = _("There is no “%(name)s” at the top of the zip, nor in one folder there.")
        raise ImportProblem(words % {"name": OUTLINE})
    return found[0].removesuffix(OUTLINE)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
