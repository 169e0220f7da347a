"""Loading a pack: one transaction for everything, and its release with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.models import Course, Section, SectionRevision
from courses.packs.places import settle_places
from courses.packs.reading import Pack
from courses.packs.revising import Loading
from courses.packs.shipping import ship
from releases.models import Release


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the names of what it wrote, and the release it shipped, if any.

    `left` are the sections that are in the database and not in the pack; they stay.
    """

    changed: tuple[str, ...]
    drafts: int
    release: Release | None
    left: tuple[str, ...]


def load_pack(
    pack: Pack,
    *,
    at: datetime,
    release: bool | None = None,
    step: Callable[[], object] = lambda: None,
) -> Loaded:
    """Store what the pack says, all of it or nothing; a second time it changes nothing.

    `release` says whether to ship the drafts to everyone in the same transaction; None ships
    the first load of a course only. `step` is called after each section. Raises what the
    database or `releases.promotion` raises; then nothing is stored, files included.
    """
    loading = Loading()
    try:
        with transaction.atomic():
            return _load(pack, loading, at=at, release=release, step=step)
    except BaseException:
        loading.take_back()
        raise


def try_pack(pack: Pack, *, at: datetime) -> Loaded:
    """What a load without a release would change. It is done and undone: nothing stays."""
    loading = Loading()
    try:
        with transaction.atomic():
            loaded = _load(pack, loading, at=at, release=False, step=lambda: None)
            transaction.set_rollback(True)
    finally:
        loading.take_back()
    return loaded


def _load(
    pack: Pack, loading: Loading, *, at: datetime, release: bool | None, step: Callable[[], object]
) -> Loaded:
    slug = pack.outline.slug
    is_first = not Course.objects.filter(slug=slug).exists()
    places = settle_places(pack.outline, loading)
    for address, section in pack.sections.items():
        place = places[address]
        section.pictures.load(place, loading, at=at)
        loading.revise(place, SectionRevision, section.text)
        for part in section.parts:
            part.load(place, loading)
        step()
    wanted = is_first if release is None else release
    shipped = ship(Course.objects.get(slug=slug), loading.drafts, at=at) if wanted else None
    listed = [place.pk for place in places.values()]
    others = Section.objects.filter(module__course__slug=slug).exclude(pk__in=listed)
    left = tuple(str(section) for section in others.select_related("module").order_by("id"))
    return Loaded(tuple(loading.changed), len(loading.drafts), shipped, left)
