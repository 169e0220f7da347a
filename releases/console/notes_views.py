"""Wording a release's notes for learners anew, once it has moved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from releases.console.access import for_release_staff, own_release, person_of
from releases.console.asking import LARGEST_COUNT
from releases.models import Release
from releases.notes import LONGEST, amend_notes, wordings
from releases.refusals import MovedMeanwhileError, MoveRefusedError

MEANWHILE, REFUSED = 409, 422


class NotesForm(forms.Form):
    """The words, and which wording the person read before."""

    words = forms.CharField(
        label=gettext_lazy("Notes for learners"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("A few plain sentences about what is new, without markup."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST_COUNT, widget=forms.HiddenInput
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_release_staff
def notes(request: HttpRequest, release: int) -> HttpResponse:
    """Ask for the words; posted and right, back to the release."""
    if not request.user.has_perm("releases.change_release"):
        raise PermissionDenied
    found = own_release(request, release)
    if not found.moves:
        return redirect("releases:edit", found.pk)
    newest = wordings(found)[0]
    if request.method != "POST":
        form = NotesForm(initial={"words": newest.words, "seen": newest.number})
        return render(request, "releases/notes.html", _shown(found, form))
    form = NotesForm(request.POST)
    try:
        if _is_amended(request, form, found):
            messages.success(request, _("Learners read these notes from now on."))
            return redirect("releases:release", found.pk)
    except MoveRefusedError as refused:
        return _refused(request, found, form, refused)
    return render(request, "releases/notes.html", _shown(found, form), status=REFUSED)


def _is_amended(request: HttpRequest, form: NotesForm, release: Release) -> bool:
    """Whether the form is right and its words are told. Raises MoveRefusedError."""
    if not form.is_valid():
        return False
    asked = form.cleaned_data
    amend_notes(
        release, asked["words"], seen=-1 if asked["seen"] is None else asked["seen"],
        by=person_of(request), at=timezone.now(),
    )  # fmt: skip
    return True


def _refused(
    request: HttpRequest, release: Release, form: NotesForm, refused: MoveRefusedError
) -> HttpResponse:
    """Why not, with the words that were typed; what is newer counts as read once it is shown."""
    is_late = isinstance(refused, MovedMeanwhileError)
    newest = wordings(release)[0]
    data = {"words": form.cleaned_data["words"], "seen": newest.number}
    again = NotesForm(data)
    again.add_error(None, str(refused))
    shown = _shown(release, again) | {"newer": newest if is_late else None}
    return render(request, "releases/notes.html", shown, status=MEANWHILE if is_late else REFUSED)


def _shown(release: Release, form: NotesForm) -> dict[str, Any]:
    return {"release": release, "form": form}
