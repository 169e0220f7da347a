"""What a release ships, with the way to what changed in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from accounts.models import User
from releases.models import Release, Revision
from releases.shipping import revision_models


@dataclass(frozen=True, slots=True)
class Shipped:
    """One revision and its addresses in the admin; "" where the person may not go there.

    `before` is the number of the revision that learners had, or None for something new.
    """

    revision: Revision
    before: int | None
    page: str
    changes: str

    @property
    def kind(self) -> str:
        """What it is."""
        return str(capfirst(self.revision._meta.verbose_name))

    @property
    def name(self) -> str:
        """How forms name it."""
        return f"{self.revision._meta.label_lower}:{self.revision.pk}"


def shipped_in(release: Release, person: User) -> list[Shipped]:
    """Everything the release ships, kind by kind: two statements for each kind it ships."""
    return [
        row
        for model in revision_models()
        for row in shipped_rows(model._default_manager.filter(release=release), person)
    ]


def shipped_rows(revisions: QuerySet[Revision], person: User) -> Iterator[Shipped]:
    """Revisions of one kind, each with what learners had before it."""
    model = revisions.model
    identity = model.identity
    found = list(revisions.select_related(identity, "created_by").order_by("id"))
    if not found:
        return
    earlier: dict[int, list[int]] = {}
    items = [getattr(each, f"{identity}_id") for each in found]
    released = model._default_manager.filter(**{f"{identity}__in": items}, release__isnull=False)
    for item, number in released.values_list(f"{identity}_id", "number"):
        earlier.setdefault(item, []).append(number)
    may_look = person.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    for revision in found:
        item = getattr(revision, f"{identity}_id")
        before = max((n for n in earlier.get(item, []) if n < revision.number), default=None)
        page, changes = _ways(revision, item, before) if may_look else ("", "")
        yield Shipped(revision, before, page, changes)


def _ways(revision: Revision, item: int, before: int | None) -> tuple[str, str]:
    """The revision's own page, and the one that compares it with what was before it."""
    name = "admin:" + revision._meta.label_lower.replace(".", "_")
    page = reverse(f"{name}_change", args=[revision.pk])
    if before is None:
        return page, ""
    compare = reverse(f"{name}_compare", args=[item])
    return page, f"{compare}?from={before}&to={revision.number}"
