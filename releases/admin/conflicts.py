"""Settling a conflict: the merged words, one side as it was, or a choice field by field."""

from __future__ import annotations

from dataclasses import replace

from releases.admin.saving_attempt import Attempt, Outcome, Saved
from releases.admin.saving_forms import as_posted
from releases.drafting import saving
from releases.drafting.merging import Difference, Together
from releases.drafting.threeway import is_undecided
from releases.drafting.words import Row, Words
from releases.models import SavedState

TAKE = "take"
"""Which side is taken as it is: of the whole draft, or of one formset (`take-<prefix>`)."""


def resolved(attempt: Attempt) -> Outcome:
    """What comes of the conflict page. Words that cannot be found again are what the page says."""
    apart = _apart(attempt)
    if apart is None or not attempt.revision.is_draft:
        return attempt.save()
    mine, theirs = Words.from_json(apart.words), attempt.stored().words()
    match attempt.data.get(TAKE):
        case "theirs":
            return Saved(attempt.revision.edit, None)
        case "mine":
            return replace(attempt, data=as_posted(mine)).save()
    fields = {name: attempt.data.get(name, value) for name, value in mine.fields.items()}
    rows = {
        prefix: theirs.rows.get(prefix, own)
        if attempt.data.get(f"{TAKE}-{prefix}") == "theirs"
        else own
        for prefix, own in mine.rows.items()
    }
    if any(map(is_undecided, fields.values())):
        return _undecided(attempt, apart, fields)
    return replace(attempt, data=as_posted(Words(fields, rows))).save()


def _apart(attempt: Attempt) -> SavedState | None:
    """The words that were kept when the conflict was told, if they are this person's."""
    asked = attempt.data.get("apart", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    own = saving.states_of(attempt.revision).filter(by=attempt.writer.by)
    return own.filter(pk=int(asked)).first()


def _undecided(attempt: Attempt, apart: SavedState, fields: Row) -> Outcome:
    """The same page once more, with what was typed in it."""
    mine = replace(attempt, data=as_posted(Words.from_json(apart.words)), seen=apart.edit)
    again = mine.conflict()
    if isinstance(again, Saved):
        return again
    typed = [_typed(each, fields) for each in again.together.differences]
    return replace(again, together=Together(typed, again.together.words), is_undecided=True)


def _typed(difference: Difference, fields: Row) -> Difference:
    return replace(difference, merged=fields.get(difference.name, difference.merged))
