"""What can be put into a section's text by choosing it: what the section really has.

The apps above register their kinds here; the workbench lists them, and knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from django.db.models import Model, OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise

from courses.models import Section
from releases.models import Revision


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to put in: what it is called, a few words on it, and the Markdown that shows it."""

    label: str
    about: str
    text: str
    is_once: bool = False
    """Whether it may stand once in a text; the menu then tells where it does already."""


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Things of one kind, and where to make another one of it."""

    title: Promise | str
    offers: tuple[Offer, ...]
    add_url: str = ""


type OfferSource = Callable[[Section], OfferGroup]

_sources: dict[str, OfferSource] = {}


def register_offers(kind: str, source: OfferSource) -> None:
    """List what `source` finds in a section, in one query, among what can be put into its text."""
    _sources[kind] = source


def offers_for(section: Section) -> Iterator[OfferGroup]:
    """What each registered kind has in this section, in order of registration."""
    return (source(section) for source in _sources.values())


def embed_offer(kind: str, key: str, about: str) -> Offer:
    """Something of the section that the page fills for each learner."""
    return Offer(key, about, f"/// {kind} | {key}\n///", is_once=True)


def written(
    section: Section, kind: str, revisions: type[Revision], *, title: Promise, words: str = "title"
) -> OfferGroup:
    """Every item of the section that has been written, with its newest `words`: one query.

    `revisions` are those of a model of items that stand in sections and have a key.
    """
    items = cast("type[Model]", revisions._meta.get_field(revisions.identity).related_model)
    newest = revisions._default_manager.filter(**{revisions.identity: OuterRef("pk")})
    found = (
        items._default_manager.filter(section=section)
        .annotate(about=Subquery(newest.order_by("-number").values(words)[:1]))
        .exclude(about=None)
        .order_by("key")
        .values_list("key", "about")
    )
    return OfferGroup(
        title,
        tuple(embed_offer(kind, key, about) for key, about in found),
        f"{reverse(f'admin:{items._meta.app_label}_{items._meta.model_name}_add')}?section={section.pk}",
    )
