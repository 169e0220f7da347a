"""The forms of packs: a zip to load, and what a zip should hold."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.packs.problems import ImportProblem
from courses.packs.zip_reading import LARGEST, open_archive


class PackForm(forms.Form):
    """A zip. Its list is checked here; what it says is looked at on the next page."""

    file = forms.FileField(
        label=gettext_lazy("Zip of a pack"),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
    )
    content = b""

    def clean_file(self) -> UploadedFile:
        """Refuse what is no whole, plain zip."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            most = LARGEST // 1024 // 1024
            raise ValidationError(_("The file has more than %(most)d MB.") % {"most": most})
        self.content = file.read()
        try:
            open_archive(self.content)
        except ImportProblem as problem:
            raise ValidationError(problem.message) from None
        return file


class TakePackForm(forms.Form):
    """Which revisions a pack holds."""

    drafts = forms.BooleanField(
        label=gettext_lazy("The newest of everything, drafts included"),
        required=False,
        help_text=gettext_lazy("Without it: what everyone sees."),
    )
