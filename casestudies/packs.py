"""Case studies as files of a pack: case-studies.yaml, and each PDF in case-studies/."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import yaml
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from casestudies.filenames import tidy_filename
from casestudies.items import KIND
from casestudies.leaves import keep_leaf, leaf_name
from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.stored_files import FileGoneError, is_stored, name_of, open_stored
from casestudies.validators import PdfFacts, inspect_pdf
from courses.models import Section
from courses.packs.choosing import Chosen
from courses.packs.fields import Fields, list_entries, longest_of
from courses.packs.folders import PackFolder
from courses.packs.parts import SectionPart
from courses.packs.problems import PackProblem, PackRefusedError
from courses.packs.revising import Loading
from courses.packs.writing import PackNotWrittenError, PackWriter
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.packs.yaml_writing import Value
from courses.rendering import RenderedSection

CASE_STUDIES_FILE = "case-studies.yaml"
FILES_FOLDER = "case-studies"
FIELDS = ("key", "title", "year", "filename")
FIRST_YEAR, LAST_YEAR = 1900, 2100
SOURCES = (".md", ".svg", ".png", ".jpg")
"""What the PDFs are made from: kept beside them, read by `build_case_studies` only."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A case study as the files say it."""

    title: str
    year: int
    filename: str
    facts: PdfFacts
    files: PackFolder
    """Where the PDF stands; its bytes are read again when they are needed, one at a time."""
    file: str

    def stands_in(self, revision: CaseStudyRevision) -> bool:
        """Whether the revision says exactly this, and has this very file."""
        mine = (self.title, self.year, self.filename, self.facts.sha256)
        return mine == (revision.title, revision.year, revision.filename, revision.sha256)

    def write_to(self, revision: CaseStudyRevision) -> None:
        """Make the draft say this, and store it with its file."""
        revision.title, revision.year = self.title, self.year
        revision.filename = self.filename
        content = self._content()
        revision.put_file(ContentFile(content), self.facts)
        revision.leaf = keep_leaf(content, self.facts.sha256)
        revision.save()

    def _content(self) -> bytes:
        """The bytes that were inspected. Raises PackRefusedError where the file has changed."""
        content = self.files.content(self.file)
        if content is None or sha256(content).hexdigest() != self.facts.sha256:
            reason = _("The file changed while the pack was read. Load it again.")
            raise PackRefusedError([PackProblem(self.files.file(self.file), 1, reason)])
        return content


@dataclass(frozen=True, slots=True)
class SectionCaseStudies:
    """The case studies of one section, by key."""

    states: dict[str, FileState]
    keys: Collection[str]
    """What `/// case-study | key` may name: all that are listed, whole or not."""

    def load(self, section: Section, loading: Loading) -> None:
        """Make or change the drafts that differ; a failed load leaves no file behind."""
        for key, state in self.states.items():
            name = name_of(state.facts.sha256)
            if not is_stored(name, state.facts.size):
                loading.undo.append(partial(_forget, state.facts.sha256))
            case_study, _made = CaseStudy.objects.get_or_create(section=section, key=key)
            loading.revise(case_study, CaseStudyRevision, state)


def _forget(sha256: str) -> None:
    """Delete a PDF and the picture of its first page that no revision names after all."""
    if not CaseStudyRevision.objects.filter(sha256=sha256).exists():
        default_storage.delete(name_of(sha256))
        default_storage.delete(leaf_name(sha256))


class CaseStudiesPart:
    """Reads and writes case-studies.yaml and the PDFs."""

    kind = KIND
    names: Collection[str] = (CASE_STUDIES_FILE, FILES_FOLDER)

    def read(self, folder: PackFolder, text: RenderedSection | None) -> SectionPart:
        """The case studies listed, each with its file."""
        found: dict[str, FileState] = {}
        content = folder.text(CASE_STUDIES_FILE) if folder.has(CASE_STUDIES_FILE) else None
        listed: list[str] = []
        if content is not None:
            source = YamlSource(folder.file(CASE_STUDIES_FILE), folder.problems)
            node = read_yaml(content, source)
            for item in list_entries(node, source, CASE_STUDIES_FILE) if node else ():
                _read_case_study(item, source, folder.within(FILES_FOLDER), listed, found)
        _refuse_unlisted(folder.within(FILES_FOLDER), listed)
        return SectionCaseStudies(found, tuple(listed))

    def dump(self, section: Section, chosen: Chosen, into: PackWriter) -> None:
        """The list and the PDFs, by key. Raises PackNotWrittenError where the storage lost one."""
        chosen_ones = chosen.of(CaseStudyRevision.objects.filter(size__gt=0))
        revisions = chosen_ones.filter(case_study__section=section).select_related("case_study")
        shown = list(revisions.order_by("case_study__key"))
        for revision in shown:
            name = f"{revision.case_study.key}.pdf"
            into.within(FILES_FOLDER).content(name, _stored(revision))
        if shown:
            into.yaml(CASE_STUDIES_FILE, [_entry(revision) for revision in shown])


def _stored(revision: CaseStudyRevision) -> bytes:
    try:
        with open_stored(revision.file.name or "", revision.size) as file:
            return file.read()
    except FileGoneError as error:
        words = _("The file of “%(revision)s” is gone from the storage; upload it again.")
        raise PackNotWrittenError(words % {"revision": revision}) from error


def _entry(revision: CaseStudyRevision) -> Value:
    return {
        "key": revision.case_study.key,
        "title": revision.title,
        "year": revision.year,
        "filename": revision.filename,
    }


def _read_case_study(
    node: yaml.Node,
    source: YamlSource,
    files: PackFolder,
    listed: list[str],
    found: dict[str, FileState],
) -> None:
    fields = Fields(node, source, FIELDS)
    key = fields.slug("key")
    title = fields.text("title", required=True, longest=longest_of(CaseStudyRevision, "title"))
    year = fields.whole("year", least=FIRST_YEAR, most=LAST_YEAR)
    filename = fields.text("filename", longest=longest_of(CaseStudyRevision, "filename"))
    if not key:
        return
    if key in listed:
        source.report(fields.line_of("key"), _("The key “%(key)s” is taken.") % {"key": key})
    listed.append(key)
    file = f"{key}.pdf"
    facts = _inspect(files, file)
    if facts is not None:
        name = tidy_filename(filename or file)
        found[key] = FileState(title, year, name, facts, files, file)


def _inspect(files: PackFolder, name: str) -> PdfFacts | None:
    content = files.content(name)
    try:
        return None if content is None else inspect_pdf(content)
    except ValidationError as error:
        files.report(name, 1, " ".join(error.messages))
        return None


def _refuse_unlisted(files: PackFolder, listed: list[str]) -> None:
    """Report files that are neither listed nor the source of something listed."""
    sources = [name for name in files.names() if name.lower().endswith(SOURCES)]
    files.refuse_unknown([*sources, *(f"{key}.pdf" for key in listed)])
