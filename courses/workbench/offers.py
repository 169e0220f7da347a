"""What can be put into a section's text by choosing it: what the section really has.

The apps above register their kinds here; the workbench lists them, and knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from courses.models import Section


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
