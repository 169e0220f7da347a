"""Packs for tests: the smallest whole one, to be spoilt in exactly one way."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from django.core import serializers
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import Model

from casestudies.models import CaseStudy, CaseStudyRevision
from courses.models import Course, Module, Section, SectionRevision
from courses.packs.problems import PackRefusedError
from courses.packs.reading import read_pack
from labs.models import Lab, LabRevision
from quizzes.models import Choice, Question, QuestionRevision
from releases.models import Release, ReleaseEvent
from tests.casestudies.pdfs import make_pdf

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SECTION = "m06/s03-first"
TABLES: tuple[type[Model], ...] = (
    Course, Module, Section, SectionRevision, Question, QuestionRevision, Choice, CaseStudy,
    CaseStudyRevision, Lab, LabRevision, Release, ReleaseEvent,
)  # fmt: skip

COURSE_YAML = """\
slug: ships
title: Ships
open_to_guests: true
pass_mark: 70
modules:
  - number: 6
    slug: m06
    title: Sails
    sections:
      - number: 3
        slug: s3
        folder: s03-first
"""
SECTION_MD = """\
---
title: First
---

## // first | A heading {#first}

Some text.

/// case-study | the-tills
///

## // knowledge check | Questions {#check}

/// check | what-happens
///
"""
QUESTIONS_YAML = """\
- key: what-happens
  stem: What happens?
  key_idea: The one fact.
  passage: first
  shuffle: true
  choices:
    - key: right
      text: This
      explanation: It does.
      correct: true
    - key: wrong
      text: That
      explanation: It does not.
"""
CASE_STUDIES_YAML = """\
- key: the-tills
  title: The tills
  year: 2008
  filename: The tills.pdf
"""


class Folder:
    """A pack on disk; `write` and `change` spoil it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, content: str | bytes) -> None:
        """Put a file in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words that are there in a file."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def problems(self) -> list[str]:
        """Every problem the pack has, as it is printed."""
        try:
            read_pack(self.root)
        except PackRefusedError as error:
            return [str(problem) for problem in error.problems]
        return []

    def load(self, *options: str) -> str:
        """What load_course says."""
        return run("load_course", str(self.root), *options)


def small_pack(root: Path) -> Folder:
    """One module, one section, one question, one case study."""
    folder = Folder(root)
    folder.write("course.yaml", COURSE_YAML)
    folder.write(f"{SECTION}/section.md", SECTION_MD)
    folder.write(f"{SECTION}/questions.yaml", QUESTIONS_YAML)
    folder.write(f"{SECTION}/case-studies.yaml", CASE_STUDIES_YAML)
    folder.write(f"{SECTION}/case-studies/the-tills.pdf", make_pdf(2))
    return folder


def run(command: str, *words: str) -> str:
    """What a command prints."""
    out, err = io.StringIO(), io.StringIO()
    call_command(command, *words, stdout=out, stderr=err)
    return out.getvalue()


def dumped(root: Path, *options: str, slug: str = "ships") -> dict[str, bytes]:
    """The files that dump_course writes, by name."""
    run("dump_course", slug, str(root), *options)
    return files_of(root)


def files_of(root: Path) -> dict[str, bytes]:
    """Every file below a folder, by name."""
    found: Iterable[Path] = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def everything_stored() -> dict[str, str]:
    """Every row of the content tables, as text."""
    return {
        model.__name__: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in TABLES
    }


def stored_pdfs() -> list[str]:
    """The names of the files in the storage; the picture of a PDF's first page goes with it."""
    files = [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]
    pdfs = {path.stem for path in files if path.suffix == ".pdf"}
    return sorted(path.name for path in files if path.parent.name not in pdfs)
