"""Putting a release together: its name, and which drafts of its course it ships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin.revisions import RevisionAdmin
from releases.authors import Person, for_author
from releases.models import Release, Revision
from releases.promotion import MoveRefusedError, collect
from releases.smoke_tests import problems_of

type Offered = Mapping[str, Revision]
"""Drafts by the name of their checkbox: "courses.sectionrevision:7"."""


def revision_admins(site: AdminSite, request: HttpRequest) -> Iterator[RevisionAdmin]:
    """The admin of each kind of revision that the asking person may see."""
    for model_admin in site._registry.values():
        if isinstance(model_admin, RevisionAdmin) and model_admin.has_view_permission(request):
            yield model_admin


def scopes_with_drafts(admins: Iterable[RevisionAdmin], author: Person) -> list[str]:
    """The author's courses that have something to ship."""
    found: set[str] = set()
    for model_admin in admins:
        model: type[Revision] = model_admin.model
        drafts = for_author(model._default_manager.filter(release=None), author)
        found.update(drafts.values_list(model.scope_path, flat=True))
    return sorted(found)


def drafts_in(scope: str, admins: Iterable[RevisionAdmin]) -> Offered:
    """Every draft of one course, kind by kind."""
    offered: dict[str, Revision] = {}
    for model_admin in admins:
        model: type[Revision] = model_admin.model
        drafts = model._default_manager.filter(release=None, **{model.scope_path: scope})
        for draft in drafts.select_related(model.identity).order_by("id"):
            offered[f"{model._meta.label_lower}:{draft.pk}"] = draft
    return offered


def problems_brought(release: Release, drafts: Sequence[Revision]) -> list[str]:
    """What would be wrong with the release if it held these drafts too, and is not wrong now.

    It is tried and undone. Raises MoveRefusedError where they cannot be taken in at all.
    """
    if not drafts:
        return []
    before = problems_of(release)
    with transaction.atomic():
        collect(release, drafts)
        after = problems_of(release)
        transaction.set_rollback(True)
    return [problem for problem in after if problem not in before]


class NewReleaseForm(forms.ModelForm):
    """A release's course and name; what it ships is chosen on its own page."""

    scopes: ClassVar[list[str]] = []

    class Meta:
        model = Release
        fields = ("scope", "name", "notes", "share")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["scope"] = forms.ChoiceField(
            label=_("Course"),
            choices=[(scope, scope) for scope in self.scopes],
            help_text=_("Courses that have drafts. Choose the drafts after saving."),
        )


class ReleaseForm(forms.ModelForm):
    """A release that has not moved: its words, its share and the drafts it takes in."""

    offered: ClassVar[Offered] = {}

    drafts = forms.MultipleChoiceField(
        label=gettext_lazy("Drafts to take in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Release
        fields = ("name", "notes", "share")

    class Media:
        js = (forms.Script("js/tick-all.js", defer=True),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["drafts"].help_text = format_html(
            '{} <button type="button" data-ticks="drafts" hidden>{}</button>',
            _("Once taken in, a revision can no longer be edited."), _("Tick all or none"),
        )  # fmt: skip
        self.fields["drafts"].choices = [  # type: ignore[attr-defined]
            (name, f"{capfirst(draft._meta.verbose_name)}: {draft}")
            for name, draft in self.offered.items()
        ]

    def clean_drafts(self) -> list[str]:
        """The ticked drafts; refused while they can still be edited if they could not be seen.

        Raises ValidationError with every problem that they would bring.
        """
        names: list[str] = self.cleaned_data["drafts"]
        try:
            brought = problems_brought(self.instance, [self.offered[name] for name in names])
        except MoveRefusedError as refused:
            raise ValidationError(str(refused)) from refused
        if brought:
            why = _("Nothing is taken in yet, so that you can still edit it. Mend or untick:")
            raise ValidationError([why, *brought])
        return names

    def chosen(self) -> list[Revision]:
        """The drafts that were ticked."""
        return [self.offered[name] for name in self.cleaned_data["drafts"]]
