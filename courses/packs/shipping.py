"""Shipping what a load brought: a real release, promoted ring by ring to everyone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from courses.models import Course
from releases.models import Release, Revision
from releases.promotion import collect, promote
from releases.rings import Ring

LONGEST_TITLE = 90


def ship(course: Course, drafts: Sequence[Revision], *, at: datetime) -> Release | None:
    """A release of these drafts in ring A3; None where there is nothing to ship.

    Raises MoveRefusedError where the smoke tests find something.
    """
    if not drafts:
        return None
    release = Release.objects.create(scope=course.slug, name=_name(course), created_at=at)
    collect(release, drafts)
    while release.ring < Ring.A3:
        promote(release, by=None, at=at, reason=_("loaded with the course"))
    return release


def _name(course: Course) -> str:
    """ "…, first release", then "…, release 2": one that the course has not used."""
    used = set(Release.objects.filter(scope=course.slug).values_list("name", flat=True))
    title, number = course.title[:LONGEST_TITLE], len(used) + 1
    if not used:
        return _("%(title)s, first release") % {"title": title}
    while (name := _("%(title)s, release %(number)d") % {"title": title, "number": number}) in used:
        number += 1
    return name
