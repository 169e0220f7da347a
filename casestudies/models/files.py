"""A case study's place, and the file that stands there by revision."""

from __future__ import annotations

from django.core.files import File
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casestudies.filenames import tidy_filename
from casestudies.stored_files import is_stored, name_of
from casestudies.validators import PdfFacts
from courses.models import Section
from releases.models import Revision, RevisionQuerySet


def stored_name(revision: CaseStudyRevision, _filename: str) -> str:
    """Where the bytes are kept: by what they are, so the same file is kept once, for ever."""
    return name_of(revision.sha256)


class CaseStudy(models.Model):
    """A case study's unchanging name in a section: `/// case-study | <key>`."""

    scope_path = "section__module__course__slug"

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="case_studies", verbose_name=_("section")
    )
    key = models.SlugField(_("key"), max_length=60)

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = ["section", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "key"], name="case_study_key_once_in_section"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class CaseStudyRevision(Revision):
    """One file of a case study, uploaded or built from `source`. Its facts are never typed."""

    identity = "case_study"
    scope_path = "case_study__section__module__course__slug"

    case_study = models.ForeignKey(
        CaseStudy, models.CASCADE, related_name="revisions", verbose_name=_("case study")
    )
    title = models.CharField(_("title"), max_length=120)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    filename = models.CharField(
        _("file name"), max_length=150, help_text=_("What the learner's copy is called.")
    )
    source = models.TextField(
        _("text"),
        blank=True,
        default="",
        help_text=_("Markdown that the PDF is built from. Left empty where a PDF is uploaded."),
    )
    file = models.FileField(_("PDF"), upload_to=stored_name, max_length=200, blank=True)
    size = models.PositiveIntegerField(_("bytes"), editable=False, default=0)
    pages = models.PositiveSmallIntegerField(_("pages"), editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False, default="", blank=True)
    leaf = models.PositiveSmallIntegerField(editable=False, default=0)
    """How high its first page is as a small picture (casestudies.leaves); 0 without one."""

    objects = RevisionQuerySet["CaseStudyRevision"].as_manager()

    class Meta:
        verbose_name = _("case study revision")
        verbose_name_plural = _("case study revisions")
        ordering = ["case_study", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["case_study", "number"], name="case_study_revision_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="case_study_revision_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(size__gt=0, pages__gt=0)
                | (models.Q(size=0, pages=0) & ~models.Q(source="")),
                name="case_study_file_is_not_empty",
            ),
            models.CheckConstraint(
                condition=~models.Q(sha256="") | models.Q(size=0),
                name="case_study_file_is_hashed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · revision {self.number}"

    def put_file(self, content: File[bytes], facts: PdfFacts) -> None:
        """Take in a PDF that was inspected; `save` stores it, unless its bytes are kept already."""
        if self.sha256 != facts.sha256:
            self.leaf = 0
        self.size, self.pages, self.sha256 = facts.size, facts.pages, facts.sha256
        name = name_of(facts.sha256)
        if is_stored(name, facts.size):
            self.file = name
            return
        content.name = name
        self.file = content

    @property
    def is_built(self) -> bool:
        """Whether there is a file: one that is written here has none until it is built."""
        return self.size > 0

    def drop_file(self) -> None:
        """Let go of the file built from other words; its bytes stay in the storage."""
        self.file, self.size, self.pages, self.sha256, self.leaf = "", 0, 0, "", 0

    def save(self, *args: object, **kwargs: object) -> None:
        """Tidy the name of the learner's copy, then store."""
        self.filename = tidy_filename(self.filename)
        super().save(*args, **kwargs)
