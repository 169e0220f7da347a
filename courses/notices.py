"""What waits to be told to a learner, on a section's page and the course's home, until they put it
away.

Looked for only where the learner's row says that there is something (`Learner.has_notices`), so
that pages without cost no query more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import Learner


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, words that somebody added, where it leads, and where to put it away."""

    text: str
    words: str
    url: str
    seen_url: str


type Notices = Callable[[Learner, int | None], list[Notice]]
"""From a learner and a section's id to what waits there; with None, in every section."""

_sources: list[Notices] = []


def register_notices(source: Notices) -> Notices:
    """Have `source` asked for what waits in a section."""
    _sources.append(source)
    return source


def notices_for(learner: Learner, section_id: int | None = None) -> list[Notice]:
    """Everything that waits to be told to the learner in that section; with None, anywhere."""
    if not learner.has_notices:
        return []
    return [notice for source in _sources for notice in source(learner, section_id)]


def notices_in_course(learner: Learner, course_url: str) -> list[Notice]:
    """What waits anywhere below that address."""
    return [notice for notice in notices_for(learner) if notice.url.startswith(course_url)]


def look_no_more_without(learner: Learner) -> None:
    """Pages stop looking once nothing waits for the learner any more."""
    if not any(source(learner, None) for source in _sources):
        Learner.objects.filter(pk=learner.pk).update(has_notices=False)


def look_where_waiting(learner: Learner) -> None:
    """Pages look from now on, if anything waits for the learner."""
    if any(source(learner, None) for source in _sources):
        Learner.objects.filter(pk=learner.pk).update(has_notices=True)
