"""What labs say by revision: written with real fields while a draft, told once released."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labs.admin.fields import DEBRIEF_PARTS, FIRST_LINES, debrief_name, hints_name, number_name
from labs.admin.forms import ChooseLabForm, LabRevisionForm, form_for
from labs.admin.lab_reading import lab_reading
from labs.admin.told import LabFacts
from labs.authored import MOST_DEBRIEF
from labs.mechanics import Mechanics, mechanics_keys
from labs.models import Lab, LabRevision
from labs.previewing import LAB_PREVIEW, preview_lab
from releases.admin import RevisionAdmin
from releases.authors import for_author

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec

WORDS = ("code", "topic", "title", "intro", "situation", "first_step", "passage")


@admin.register(LabRevision)
class LabRevisionAdmin(LabFacts, RevisionAdmin):
    """One state of a lab: words, numbers, hints and debrief."""

    reading = staticmethod(lab_reading)
    form = LabRevisionForm
    list_display = ("__str__", "lab", "state", "change_note", "author", "created_at")
    list_select_related = ("lab__section__module", "release", "created_by")
    list_filter = (*RevisionAdmin.list_filter, "lab__mechanics", "lab__section__module__course")
    search_fields = ("lab__key", "title")
    readonly_fields = ("preview_link", "numbers_told", "hints_told", "debrief_told")

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Drafts whose workings are there; without them nobody could say what is right."""
        return super().has_change_permission(request, obj) and _has_workings(obj)

    def get_form(
        self,
        request: HttpRequest,
        obj: LabRevision | None = None,
        change: bool = False,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> type[forms.ModelForm[LabRevision]]:
        """The form of the lab's workings; for a new revision of no lab yet, the choice of one."""
        mechanics = _mechanics(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            kwargs["form"] = form_for(mechanics) if mechanics else ChooseLabForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: LabRevision | None = None) -> _FieldsetSpec:
        """What it is, its words, its numbers, what helps and what it proves."""
        mechanics = _mechanics(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return _told_fieldsets()
        if mechanics is None:
            return [(None, {"fields": ("lab",)})]
        facts: tuple[str, ...] = ("lab", "change_note")
        if obj is not None:
            facts = ("lab", "state", "preview_link", "change_note")
        return [
            (None, {"fields": facts}),
            (_("Words"), {"fields": WORDS}),
            (_("Numbers"), {"fields": tuple(number_name(p.name) for p in mechanics.parameters)}),
            *_help_fieldsets(mechanics, len(obj.debrief) if obj else 0),
            (_("In the section"), {"fields": ("check_key", "is_required", "points")}),
            (_("Written"), {"fields": ("author", "created_at")}),
        ]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Where only a lab was chosen, go on to the page with its fields."""
        lab = _asked_lab(request)
        if request.method == "POST" and lab is not None and "code" not in request.POST:
            return redirect(f"{request.path}?lab={lab.pk}")
        return super().add_view(request, form_url, extra_context)

    def get_urls(self) -> list[URLPattern]:
        """Also the lab itself, to be played before anyone else sees it."""
        view = self.admin_site.admin_view(preview_lab)
        return [path("<int:revision_id>/preview/", view, name=LAB_PREVIEW), *super().get_urls()]


def _help_fieldsets(mechanics: Mechanics, written: int) -> _FieldsetSpec:
    """The hints, then the debrief: what is written and a line to go on, the rest folded."""
    hints = tuple(hints_name(failure) for failure in mechanics.failures)
    ways = _("For each way to fail: one hint a line, gentlest first, in Markdown.")
    lines: list[str | tuple[str, ...]] = []
    for place in range(MOST_DEBRIEF):
        measure, text, passage = (debrief_name(place, part) for part in DEBRIEF_PARTS)
        lines += [(measure, passage), text]
    names = ", ".join(f"{{{measure.name}}}" for measure in mechanics.measures)
    said = _("What a won run shows. Its numbers in texts: %(names)s") % {"names": names}
    folded = 2 * max(FIRST_LINES, written + 1)
    shown: _FieldsetSpec = [
        (_("Hints"), {"fields": hints, "description": ways}),
        (_("Debrief"), {"fields": tuple(lines[:folded]), "description": said}),
    ]
    more = tuple(lines[folded:])
    last: _FieldsetSpec = [(_("More of the debrief"), {"fields": more, "classes": ["collapse"]})]
    return [*shown, *(last if more else [])]


def _told_fieldsets() -> _FieldsetSpec:
    """A released revision: everything it says, nothing to type."""
    facts = ("lab", "state", "preview_link", "change_note")
    return [
        (None, {"fields": facts}),
        (gettext_lazy("Words"), {"fields": WORDS}),
        (gettext_lazy("Numbers"), {"fields": ("numbers_told",)}),
        (gettext_lazy("Hints"), {"fields": ("hints_told",)}),
        (gettext_lazy("Debrief"), {"fields": ("debrief_told",)}),
        (gettext_lazy("In the section"), {"fields": ("check_key", "is_required", "points")}),
        (gettext_lazy("Written"), {"fields": ("author", "created_at")}),
    ]


def _asked_lab(request: HttpRequest) -> Lab | None:
    """The lab that a new revision is about, as the form or the address says."""
    asked = request.POST.get("lab") or request.GET.get("lab") or ""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    labs = for_author(Lab.objects.filter(mechanics__in=mechanics_keys()), request.user)
    return labs.filter(pk=asked).first()


def _mechanics(request: HttpRequest, revision: models.Model | None) -> Mechanics | None:
    """The workings that the page is about, or None where none are known."""
    lab = revision.lab if isinstance(revision, LabRevision) else _asked_lab(request)
    return lab.workings if lab is not None and lab.mechanics in mechanics_keys() else None


def _has_workings(revision: models.Model | None) -> bool:
    return not isinstance(revision, LabRevision) or revision.lab.mechanics in mechanics_keys()
