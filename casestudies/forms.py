"""Uploading a case study: what may not be served is refused here, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casestudies.filenames import LONGEST, tidy_filename
from casestudies.models import CaseStudy, CaseStudyRevision
from casestudies.validators import PdfFacts, inspect_pdf
from courses.models import Section
from courses.packs.folders import plain_newlines

if TYPE_CHECKING:
    _PlaceForm = forms.ModelForm[CaseStudy]
    _RevisionForm = forms.ModelForm[CaseStudyRevision]
else:
    _PlaceForm = _RevisionForm = forms.ModelForm


class CaseStudyForm(_PlaceForm):
    """A case study's place: its section and its key."""

    # With what the sections' names need, in one query.
    section = forms.ModelChoiceField(Section.objects.select_related("module"), label=_("section"))

    class Meta:
        model = CaseStudy
        fields = ("section", "key")


class CaseStudyRevisionForm(_RevisionForm):
    """A draft of a case study. Size, pages and digest come from the file alone."""

    file = forms.FileField(
        label=_("PDF"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        required=False,
        help_text=_("At most 20 MB and 300 pages, without scripts, forms or attached files."),
    )
    filename = forms.CharField(
        label=_("file name"),
        max_length=LONGEST,
        required=False,
        help_text=_("What the learner's copy is called. Left empty: as the file you upload."),
    )

    class Meta:
        model = CaseStudyRevision
        fields = (
            "case_study", "title", "year", "file", "filename", "source", "change_note",
        )  # fmt: skip
        widgets = {
            "source": forms.Textarea(
                attrs={"rows": 30, "class": "vLargeTextField source", "spellcheck": "true"}
            ),
        }

    facts: PdfFacts | None = None

    def clean_file(self) -> object:
        """The upload, inspected; a draft's own file was inspected when it came."""
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            self.facts = inspect_pdf(cast("BinaryIO", upload))
        return upload

    def clean_filename(self) -> str:
        """A name that every system accepts."""
        upload = self.files.get("file")
        given = self.cleaned_data["filename"] or (upload.name if upload else "")
        return tidy_filename(given or self.instance.filename or self.cleaned_data.get("title", ""))

    def clean_source(self) -> str:
        """With plain newlines, so that a browser's own count as no change; "" for white space."""
        source = plain_newlines(self.cleaned_data["source"])
        return source if source.strip() else ""

    def clean(self) -> None:
        """A PDF is uploaded or written here: one of the two."""
        written = self.cleaned_data.get("source", "")
        if written and self.facts is not None:
            words = gettext("This draft is written here. Empty its text to upload a PDF instead.")
            self.add_error("file", words)
        given = written or self.facts is not None or "file" in self.errors
        if not given and not self._has_upload():
            self.add_error("file", gettext("Upload a PDF, or write the text below."))

    def _has_upload(self) -> bool:
        """Whether the draft has a PDF already that no text was built into."""
        before = CaseStudyRevision.objects.filter(pk=self.instance.pk, source="")
        return before.exists()

    def _source_before(self) -> str:
        return plain_newlines(self.initial.get("source") or "").strip()

    def save(self, commit: bool = True) -> CaseStudyRevision:
        """The draft with its file taken in; without, where the words it was built from changed."""
        if self.facts is not None:
            self.instance.put_file(self.cleaned_data["file"], self.facts)
        elif self.cleaned_data["source"] != self._source_before():
            self.instance.drop_file()
        return super().save(commit)
