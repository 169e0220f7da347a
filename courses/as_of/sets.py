"""Which releases a course is put together from, for a name such as "release-12" or "rings-a1-a3".

As of a release that everyone has: what everyone had when it reached them. As of any other: what
everyone has now, and it besides, which is what they would see if it were promoted to the end.
As of rings: the releases that stand in them now.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from releases.models import Release, ReleaseEvent
from releases.rings import Ring

RINGS = {"off": Ring.OFF, "a1": Ring.A1, "a2": Ring.A2, "a3": Ring.A3}
LIVE = "rings-a3"
"""What everyone reads: the one that others are held against."""
_RELEASE = re.compile(r"release-([1-9][0-9]{0,17})")
_RINGS = re.compile(r"rings-((?:off|a1|a2|a3)(?:-(?:off|a1|a2|a3)){0,3})")


@dataclass(frozen=True, slots=True)
class ReleaseSet:
    """Releases by id, oldest first, and how the set is said."""

    name: str
    words: str
    releases: tuple[int, ...]
    is_settled: bool
    """Whether each of them has moved: what they ship can then never change."""


def release_set(name: str, scope: str) -> ReleaseSet | None:
    """The set of that name in that course; None for a name that names nothing there."""
    if found := _RELEASE.fullmatch(name):
        release = Release.objects.filter(scope=scope, pk=int(found[1])).first()
        return None if release is None else _as_of_release(release)
    if found := _RINGS.fullmatch(name):
        return as_of_rings(scope, {RINGS[ring] for ring in found[1].split("-")})
    return None


def name_of_rings(rings: Collection[Ring]) -> str:
    """How addresses say these rings."""
    return "-".join(["rings", *(name for name, ring in RINGS.items() if ring in rings)])


def as_of_rings(scope: str, rings: Collection[Ring]) -> ReleaseSet:
    """The releases of the course that stand in these rings now."""
    rows = Release.objects.filter(scope=scope, ring__in=rings)
    if rings == {Ring.A3}:
        words = _("live, as everyone reads it")
    else:
        labels = [str(ring.label) for ring in RINGS.values() if ring in rings]
        words = _("as of what stands in: %(rings)s") % {"rings": ", ".join(labels)}
    return _set(name_of_rings(rings), words, rows.values_list("id", "moves"))


def _as_of_release(release: Release) -> ReleaseSet:
    """What everyone has, or had, with this release."""
    everyone = Release.objects.filter(scope=release.scope, ring=Ring.A3)
    if release.ring == Ring.A3:
        arrivals = ReleaseEvent.objects.filter(
            release__in=everyone, kind=ReleaseEvent.Kind.PROMOTED, to_ring=Ring.A3
        )
        when = dict(arrivals.values_list("release").annotate(at=Max("at")))
        there = [pk for pk, at in when.items() if at <= when[release.pk]]
        everyone = everyone.filter(pk__in=there)
    rows = [
        *everyone.exclude(pk=release.pk).values_list("id", "moves"),
        (release.pk, release.moves),
    ]
    ring = Ring(release.ring).label
    words = _("as of “%(release)s” (%(ring)s)") % {"release": release.name, "ring": ring}
    return _set(f"release-{release.pk}", words, rows)


def _set(name: str, words: str, rows: Iterable[tuple[int, int]]) -> ReleaseSet:
    in_order = sorted(rows)
    ids = tuple(pk for pk, _moves in in_order)
    return ReleaseSet(name, words, ids, all(moves for _pk, moves in in_order))
