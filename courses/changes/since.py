"""What changed in a section since a learner finished it: compared once for two texts, then kept.

A text that is in a release never changes, so neither does what changed between two of them.
"""

from __future__ import annotations

from functools import lru_cache

from courses.changes.comparing import NO_CHANGES, Changes
from courses.changes.marking import marked_changes
from courses.changes.paragraphs import layout_of_revision
from courses.models import SectionRevision

PAIRS_KEPT = 1024


@lru_cache(maxsize=PAIRS_KEPT)
def changes_between(old_id: int, new_id: int) -> Changes:
    """What a reader of the old text finds changed in the new one; nothing where one is gone.

    One query, the first time.
    """
    texts = SectionRevision.objects.exclude(release=None).in_bulk([old_id, new_id])
    if len(texts) < 2:
        return NO_CHANGES
    return marked_changes(*(layout_of_revision(texts[each]) for each in (old_id, new_id)))
