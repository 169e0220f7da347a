"""Which revision of a question a report is about: one that the learner has seen."""

from __future__ import annotations

from courses.embeds import place
from courses.reading.section_page import SectionPage
from quizzes.items import KIND, Check
from quizzes.marks import CheckMark
from quizzes.models import QuestionRevision
from releases.rings import Ring

DIGITS_OF_AN_ID = 18
"""More no database's id has; a longer number is none."""


def reported_revision(page: SectionPage, key: str, asked: str) -> QuestionRevision | None:
    """The revision asked for where everyone has seen it, else the one on the learner's card.

    None where that question is not in the section: words nobody was shown are not told here.
    """
    of_key = QuestionRevision.objects.filter(question__section=page.section.id, question__key=key)
    on_card = _on_card(page, key)
    if asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS_OF_AN_ID:
        everyone = of_key.filter(release__events__to_ring=Ring.A3).values("pk")
        known = of_key.filter(pk=int(asked)).filter(pk__in=everyone)
        if int(asked) != on_card and known.exists():
            return known.get()
    return of_key.filter(pk=on_card).first() if on_card else None


def _on_card(page: SectionPage, key: str) -> int:
    """The id of the revision that the learner's card shows; 0 where there is no card."""
    item = page.section.item(KIND, key)
    if not isinstance(item, Check):
        return 0
    mark = page.mark(place(KIND, key))
    finished = CheckMark.from_json(mark) if mark else None
    if finished is not None and finished.is_finished:
        return finished.revision_id
    return item.revision_id
