"""The form that deletes: that it is meant, and by whom."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class DeletionForm(forms.Form):
    """A tick, and the password of whoever has one."""

    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
        max_length=4096,
        strip=False,
    )
    sure = forms.BooleanField(
        label=_("I know that nobody can bring this back"),
        error_messages={"required": _("Tick this to go on.")},
    )

    def __init__(self, *args: object, user: User | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user
        if user is None:
            del self.fields["password"]

    def clean_password(self) -> str:
        """The password. Raises ValidationError where it is not this person's."""
        password = str(self.cleaned_data["password"])
        if self.user is None or not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password
