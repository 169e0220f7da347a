"""The revisions of a question, newest first: how each did, and what changed from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.models import QuestionRevision
from quizzes.statistics.comparing import Difference, difference
from quizzes.statistics.figures import ItemStatistics
from results.questions.looks import Look, look_at
from results.questions.told import change, points, slower


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from an older revision, in words; "" for what cannot be told."""

    than: int
    facility: str
    discrimination: str
    median: str
    is_clear: bool
    """Whether it is more than chance would do."""


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision that was in a release."""

    pk: int
    number: int
    release: str
    note: str
    look: Look
    change: Change | None


def revision_rows(
    found: Sequence[ItemStatistics],
    revisions: Mapping[int, QuestionRevision],
    *,
    sees_individuals: bool,
) -> Iterator[RevisionRow]:
    """The revisions with their figures; `found` is in the order of their numbers."""
    for at in reversed(range(len(found))):
        each = found[at]
        revision = revisions[each.item.revision_id or 0]
        look = look_at(each, sees_individuals=sees_individuals)
        yield RevisionRow(
            pk=revision.pk,
            number=revision.number,
            release=revision.release.name if revision.release else "",
            note=revision.change_note,
            look=look,
            change=_change(found[:at], each, look, sees_individuals=sees_individuals),
        )


def _change(
    older: Sequence[ItemStatistics], found: ItemStatistics, look: Look, *, sees_individuals: bool
) -> Change | None:
    """From the newest older revision that anybody answered; None where there is none to tell."""
    before = next((each for each in reversed(older) if each.n), None)
    if before is None or not found.n or look.is_hidden:
        return None
    other = look_at(before, sees_individuals=sees_individuals)
    if other.is_hidden:
        return None
    return _told(difference(before, found), before.item.number or 0, look, other)


def _told(found: Difference, than: int, look: Look, other: Look) -> Change:
    """A difference of two figures is told where both of them are."""
    facility = found.facility if look.facility.at and other.facility.at else None
    together = look.discrimination.at and other.discrimination.at
    discrimination = found.discrimination if together else None
    return Change(
        than=than,
        facility=points(facility) if facility else "",
        discrimination=change(discrimination) if discrimination else "",
        median="" if found.median_ms is None else slower(found.median_ms),
        is_clear=facility is not None and found.is_clear,
    )


def told_change(found: Change) -> str:
    """Whether something changed, in a sentence."""
    if found.is_clear:
        return _("Clearly different from revision %(than)s.") % {"than": found.than}
    return _("No clear difference from revision %(than)s.") % {"than": found.than}
