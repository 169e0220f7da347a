"""The pictures of a section as files of a pack: pictures.yaml, and each of them in pictures/."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import yaml
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from courses.models import Course, Picture, Section
from courses.packs.fields import Fields, list_entries, longest_of
from courses.packs.folders import PackFolder
from courses.packs.problems import PackProblem, PackRefusedError
from courses.packs.revising import Loading
from courses.packs.writing import PICTURES_FOLDER, PackNotWrittenError, PackWriter
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.pictures.encoding import TakenIn, take_in
from courses.pictures.finding import keys_in
from courses.pictures.keeping import kept_bytes, name_of
from courses.pictures.taking import keep_all, picture_row
from courses.rendering.pictures import ShownPicture

PICTURES_FILE = "pictures.yaml"
FIELDS = ("key", "alt")
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")


@dataclass(frozen=True, slots=True)
class SectionPictures:
    """The pictures that one section's files bring along, by key."""

    folder: PackFolder
    known: dict[str, ShownPicture] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def load(self, section: Section, loading: Loading, *, at: datetime) -> None:
        """Take in those that the site does not have; a failed load leaves no file behind.

        Raises PackRefusedError where a key belongs to another picture.
        """
        for key, shown in self.known.items():
            kept = Picture.objects.filter(key=key).first()
            if kept is not None and kept.sha256 == shown.digest:
                continue
            course = section.module.course
            if kept is not None or course.pictures.filter(sha256=shown.digest).exists():
                self._refuse(key, course)
            taken = take_in(self.folder.content(self.files[key]) or b"")
            loading.undo.append(partial(_forget, taken))
            keep_all(taken, by=None, at=at)
            row = picture_row(taken, course=course, key=key, alt=shown.alt)
            row.created_at = at
            row.save()
            loading.note(key)

    def _refuse(self, key: str, course: Course) -> None:
        same = course.pictures.filter(sha256=self.known[key].digest).first()
        reason = _("The key “%(key)s” belongs to another picture. Give this one another key.")
        if same is not None:
            reason = _("This picture is loaded already, as “%(other)s”. Use that key.")
        words = {"key": key, "other": same.key if same else ""}
        raise PackRefusedError([PackProblem(self.folder.file(self.files[key]), 1, reason % words)])


def _forget(taken: TakenIn) -> None:
    """Delete stored bytes that no picture names after all."""
    if Picture.objects.filter(sha256=taken.digest).exists():
        return
    folder = name_of(taken.digest, taken.image.width, taken.form).rpartition("/")[0]
    for name in default_storage.listdir(folder)[1]:
        default_storage.delete(f"{folder}/{name}")


def read_pictures(folder: PackFolder) -> SectionPictures:
    """The pictures listed, each looked into. Reports every problem."""
    found = SectionPictures(folder.within(PICTURES_FOLDER))
    content = folder.text(PICTURES_FILE) if folder.has(PICTURES_FILE) else None
    if content is not None:
        source = YamlSource(folder.file(PICTURES_FILE), folder.problems)
        node = read_yaml(content, source)
        for item in list_entries(node, source, PICTURES_FILE) if node else ():
            _read_picture(item, source, found)
    found.folder.refuse_unknown(found.files.values())
    return found


def _read_picture(node: yaml.Node, source: YamlSource, found: SectionPictures) -> None:
    fields = Fields(node, source, FIELDS)
    key = fields.slug("key", longest=longest_of(Picture, "key"))
    alt = fields.text("alt", required=True, longest=longest_of(Picture, "alt"))
    if not key:
        return
    if key in found.files:
        source.report(fields.line_of("key"), _("The key “%(key)s” is taken.") % {"key": key})
        return
    names = found.folder.names()
    file = next((key + end for end in ENDINGS if key + end in names), f"{key}.png")
    found.files[key] = file
    content = found.folder.content(file)
    try:
        taken = None if content is None else take_in(content)
    except ValidationError as error:
        found.folder.report(file, 1, " ".join(error.messages))
        return
    if taken is not None:
        width, height = taken.image.size
        shown = ShownPicture(key, alt, taken.digest, taken.form, width, height)
        found.known[key] = shown


def dump_pictures(source: str, into: PackWriter) -> None:
    """Write the pictures that a text shows. Raises PackNotWrittenError where one is gone."""
    shown = Picture.objects.filter(key__in=keys_in(source)).order_by("key")
    for picture in shown:
        try:
            content = kept_bytes(picture.sha256, picture.width, picture.form)
        except OSError as error:
            words = _("The picture “%(key)s” is gone from the storage; upload it again.")
            raise PackNotWrittenError(words % {"key": picture.key}) from error
        into.within(PICTURES_FOLDER).content(f"{picture.key}.{picture.form}", content)
    if shown:
        into.yaml(PICTURES_FILE, [{"key": one.key, "alt": one.alt} for one in shown])
