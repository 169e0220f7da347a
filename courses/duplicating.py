"""A section once more, at another place: its newest text and what stands in it, all as drafts.

The apps above register how what they put into sections is copied; this module knows none of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max, Model, QuerySet
from django.utils.functional import Promise

from accounts.models import User
from courses.models import Module, Section, SectionRevision
from releases.audit import record
from releases.drafts import copy_as_draft
from releases.models import Revision, RevisionQuerySet

LAST_NUMBER = 99
"""The largest number that a section can have."""


class PlaceTakenError(Exception):
    """Another section of the module has that number or that slug."""


@dataclass(frozen=True)
class ItemCopier[R: Revision]:
    """How one kind of thing in a section is copied into another section.

    `kind` is the embed that shows it, `label` what several are called, `revisions` the model of
    what it says; its item has a section and a key, and `item_fields` that a copy takes over.
    """

    kind: str
    label: str | Promise
    revisions: type[R]
    item_fields: tuple[str, ...] = ("key",)

    def newest(self, section: Section) -> QuerySet[R]:
        """The newest revision of each item of the section, by key."""
        item = self.revisions.identity
        found = cast("RevisionQuerySet[R]", self.revisions._default_manager.all()).newest()
        return (
            found.filter(**{f"{item}__section": section})
            .select_related(item)
            .order_by(f"{item}__key")
        )

    def copy(self, section: Section, target: Section, *, by: User, at: datetime) -> None:
        """Give `target` each item under the same name, its newest revision as a draft."""
        for revision in self.newest(section):
            self.copy_one(revision, target, by=by, at=at)

    def copy_one(
        self, revision: R, target: Section, *, by: User, at: datetime, **fields: object
    ) -> R:
        """A new item in `target` like the revision's, with a draft that says the same."""
        item: Model = getattr(revision, self.revisions.identity)
        kept = {name: getattr(item, name) for name in self.item_fields} | fields
        copy = type(item)._default_manager.create(section=target, **kept)
        draft = copy_as_draft(revision, copy, by=by, at=at)
        self.copy_parts(revision, draft)
        return draft

    def copy_parts(self, revision: R, draft: R) -> None:
        """Give the draft what else belongs to the revision; nothing does where all is in it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a copy takes along of one kind."""

    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy goes."""

    module: Module
    number: int
    slug: str


# Each copier copies items of its own type only, which no common type can say.
type AnyCopier = ItemCopier[Any]

_copiers: dict[str, AnyCopier] = {}


def register_copier(copier: AnyCopier) -> AnyCopier:
    """Have copies of sections take this kind along from now on."""
    _copiers[copier.kind] = copier
    return copier


def taken_along(section: Section) -> list[Taken]:
    """What a copy of the section would hold besides its text."""
    found = []
    for copier in _copiers.values():
        keys = copier.newest(section).values_list(f"{copier.revisions.identity}__key", flat=True)
        found.append(Taken(str(copier.label), tuple(keys)))
    return [each for each in found if each.keys]


def free_place(section: Section) -> Place:
    """A place in the same module that is not taken: the number after the last, a slug like it."""
    module = section.module
    last = module.sections.aggregate(last=Max("number"))["last"] or 0
    taken = frozenset(module.sections.values_list("slug", flat=True))
    return Place(module, min(last + 1, LAST_NUMBER), free_name(section.slug, taken))


def free_name(name: str, taken: Collection[str], *, longest: int = 60) -> str:
    """The name with the first number after it that makes it free: "canary-2"."""
    number = 2
    while True:
        ending = f"-{number}"
        free = f"{name[: longest - len(ending)]}{ending}"
        if free not in taken:
            return free
        number += 1


@transaction.atomic
def duplicate_section(section: Section, place: Place, *, by: User, at: datetime) -> Section:
    """The copy, in no release: its newest text and everything in it are drafts by `by`.

    What the section waits for is not copied. Raises PlaceTakenError where somebody was first.
    """
    try:
        with transaction.atomic():
            copy = Section.objects.create(module=place.module, number=place.number, slug=place.slug)
    except IntegrityError as error:
        raise PlaceTakenError(place.slug) from error
    text = SectionRevision.objects.filter(section=section).order_by("-number").first()
    if text is not None:
        copy_as_draft(text, copy, by=by, at=at)
    for copier in _copiers.values():
        copier.copy(section, copy, by=by, at=at)
    record(by=by, at=at, action="duplicated", about=copy, from_revision=text, note=section.slug)
    return copy
