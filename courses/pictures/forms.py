"""Uploading a picture: what cannot be shown is refused here, in words, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Course, Picture
from courses.pictures.encoding import TakenIn, take_in
from courses.pictures.opening import FORMATS, MEGABYTE, MOST_BYTES, NAMES
from courses.pictures.taking import new_key, picture_row

if TYPE_CHECKING:
    _PictureForm = forms.ModelForm[Picture]
else:
    _PictureForm = forms.ModelForm

_FROM_THE_FILE = ("sha256", "form", "width", "height", "size", "contrast", "see_through", "moved")


def _too_big() -> ValidationError:
    words = _("The file is larger than %(limit)d MB. Make it smaller, then upload it again.")
    return ValidationError(words, params={"limit": MOST_BYTES // MEGABYTE})


class NewPictureForm(_PictureForm):
    """A picture to be taken in. Everything but its description comes from the file."""

    file = forms.FileField(
        label=gettext_lazy("Picture file"),
        widget=forms.FileInput(
            attrs={"accept": "image/png,image/jpeg,image/webp,image/gif,image/avif"}
        ),
        allow_empty_file=True,
    )
    taken: TakenIn | None = None

    class Meta:
        model = Picture
        fields = ("course", "alt")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = _(
            "%(formats)s, at most %(limit)d MB and 40 million pixels. Where and with what it was "
            "taken is removed."
        )
        names = ", ".join(NAMES[name] for name in FORMATS)
        told = words % {"formats": names, "limit": MOST_BYTES // MEGABYTE}
        self.fields["file"].help_text = told

    def clean_alt(self) -> str:
        """A description says something."""
        return " ".join(str(self.cleaned_data["alt"]).split())

    def clean_file(self) -> UploadedFile[bytes]:
        """The upload, looked into; its name says nothing about what it is."""
        upload = cast("UploadedFile[bytes]", self.cleaned_data["file"])
        if (upload.size or 0) > MOST_BYTES:
            raise _too_big()
        self.taken = take_in(upload.read())
        return upload

    def clean(self) -> None:
        """Refuse what the course has already, and fill in what the file says."""
        course = self.cleaned_data.get("course")
        if not isinstance(course, Course) or self.taken is None:
            return
        same = Picture.objects.filter(course=course, sha256=self.taken.digest).first()
        if same is not None:
            words = _("This picture is here already: use “%(key)s”.") % {"key": same.key}
            self.add_error("file", words)
            return
        name = str(self.cleaned_data["file"].name)
        key = new_key(name, course, self.taken.digest)
        row = picture_row(self.taken, course=course, key=key, alt=self.cleaned_data.get("alt", ""))
        for field in ("key", *_FROM_THE_FILE):
            setattr(self.instance, field, getattr(row, field))
