"""What waits to be told to a learner on a section's page, until they put it away.

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


type Notices = Callable[[Learner, int], list[Notice]]
"""From a learner and a section's id to what waits there."""

_sources: list[Notices] = []


def register_notices(source: Notices) -> Notices:
    """Have `source` asked for what waits in a section."""
    _sources.append(source)
    return source


def notices_for(learner: Learner, section_id: int) -> list[Notice]:
    """Everything that waits to be told to the learner in that section."""
    if not learner.has_notices:
        return []
    return [notice for source in _sources for notice in source(learner, section_id)]
