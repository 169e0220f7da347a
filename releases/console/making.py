"""A release as its makers see it: its words, and the drafts of its course it may take in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.admin.collecting import Offered, ReleaseForm
from releases.audit import record, record_each
from releases.console.asking import PercentField
from releases.console.shipped import Shipped, shipped_rows
from releases.criteria import give_defaults
from releases.models import Release, Revision
from releases.models.release import new_salt
from releases.promotion import collect
from releases.refusals import MoveRefusedError


class MakingForm(ReleaseForm):
    """A release that has not moved, new or not; drafts that could not be seen are refused."""

    share = PercentField(
        label=gettext_lazy("Share of A2, in per cent"),
        help_text=gettext_lazy("How many learners see it in ring A2. It can be changed any time."),
    )

    class Meta(ReleaseForm.Meta):
        widgets = {"notes": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:  # noqa: ANN401
        # What is offered is this person's and this course's, so each form has its own.
        self.__dict__["offered"] = offered
        super().__init__(*args, **kwargs)
        self.fields["notes"].help_text = _(
            "A few plain sentences about what is new, without markup."
        )

    def clean_name(self) -> str:
        """A name that no other release of the course has."""
        name: str = self.cleaned_data["name"]
        others = Release.objects.filter(scope=self.instance.scope, name=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("A release of this course has that name. Choose another."))
        return name

    def clean_drafts(self) -> list[str]:
        """The ticked drafts; a release that is not stored yet is tried under another name."""
        if self.instance.pk:
            return super().clean_drafts()
        wanted = self.instance
        with transaction.atomic():
            self.instance = Release.objects.create(scope=wanted.scope, name=new_salt())
            try:
                return super().clean_drafts()
            finally:
                transaction.set_rollback(True)
                self.instance = wanted

    def store(self, *, by: User, at: datetime) -> Release:
        """Make or change the release and take the drafts in, all or nothing.

        Raises MoveRefusedError where it has moved, or somebody else took a draft or the name.
        """
        release: Release = self.instance
        is_new = not release.pk
        try:
            with transaction.atomic():
                if is_new:
                    release.created_by, release.created_at = by, at
                    release.save(force_insert=True)
                    give_defaults(release)
                else:
                    self._change()
                collect(release, self.chosen())
                action = "created" if is_new else "changed"
                record(by=by, at=at, action=action, about=release)
                told = {"by": by, "at": at, "action": "collected", "note": str(release)}
                record_each(self.chosen(), **told)  # type: ignore[arg-type]
        except IntegrityError as clash:
            raise MoveRefusedError(_("Somebody made a release of that name.")) from clash
        return release

    def _change(self) -> None:
        """Store its words, unless it has moved; `collect` then says so."""
        words = {name: self.cleaned_data[name] for name in ("name", "notes", "share")}
        Release.objects.filter(pk=self.instance.pk, moves=0).update(**words)


def offers(form: MakingForm, person: User) -> list[tuple[Shipped, bool]]:
    """The drafts that may be taken in with what changed in each, and whether they are ticked."""
    kinds: dict[type[Revision], list[int]] = {}
    for draft in form.offered.values():
        kinds.setdefault(type(draft), []).append(draft.pk)
    ticked = _ticked(form["drafts"].value())
    return [
        (row, row.name in ticked)
        for model, keys in kinds.items()
        for row in shipped_rows(model._default_manager.filter(pk__in=keys), person)
    ]


def _ticked(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, Iterable) else frozenset()
