"""Which revision of each item a dump writes."""

from __future__ import annotations

from dataclasses import dataclass

from courses.models import Course
from releases.models import Release, Revision, RevisionQuerySet
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Chosen:
    """One revision of each item: what everyone sees, or the newest, drafts included."""

    releases: tuple[int, ...]
    with_drafts: bool

    def of[R: Revision](self, revisions: RevisionQuerySet[R]) -> RevisionQuerySet[R]:
        """The chosen ones among an unfiltered set of revisions."""
        if not self.with_drafts:
            return revisions.in_releases(self.releases)
        return revisions.newest()


def chosen_for(course: Course, *, with_drafts: bool) -> Chosen:
    """What everyone sees of the course (ring A3), or the newest of everything."""
    everyone = Release.objects.filter(scope=course.slug, ring=Ring.A3).order_by("id")
    return Chosen(tuple(everyone.values_list("id", flat=True)), with_drafts)
