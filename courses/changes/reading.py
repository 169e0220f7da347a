"""A learner says that they have read what changed: the button does, opening the page does not.

A page is opened in passing, or by somebody who only wants to look a word up; then the changes would
be gone unread. Besides, a GET writes nothing.
"""

from __future__ import annotations

from accounts.models import Learner
from courses.models import SectionProgress


def mark_changes_read(learner: Learner, section_id: int, revision_id: int) -> bool:
    """Note that the learner has read that text of a section they completed.

    False where there was nothing to note: it was noted already, or is not complete. What they
    have earned and when they completed it stay as they are.
    """
    if not learner.pk:
        return False
    waiting = SectionProgress.objects.filter(
        learner=learner, section=section_id, completed_at__isnull=False,
        finished_revision__lt=revision_id,
    )  # fmt: skip
    return bool(waiting.update(finished_revision=revision_id))
