"""Sending a lab's form: what the run comes to with it, and what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Learner
from courses.reading.section_page import SectionPage
from courses.recording import until_first
from labs.compiling import LabContent, lab_content
from labs.items import KIND, PlayableLab
from labs.mechanics import BadMovesError, Moves, RefusedError
from labs.playing import checked, moves_after, replayed
from labs.recording import Played, mark_in, record

_NOT_THE_LABS = ("csrfmiddlewaretoken", "open", "run")


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was posted: the run it was sent from, and its fields."""

    run: str
    fields: Mapping[str, str]
    is_doubled: bool = False
    """Whether a field came twice, which no form of ours sends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a form led: the page afterwards, the run, and what was wrong with the form.

    `content` is None where the lab may not be played: it is not there, or its section is locked.
    """

    page: SectionPage
    content: LabContent | None
    moves: Moves = ()
    status: int = 200
    problem: str = ""
    """Why nothing came of it, in words."""


def sent_form(posted: Mapping[str, list[str]]) -> Sent:
    """Read a lab's form."""
    fields = {name: values[-1] for name, values in posted.items() if name not in _NOT_THE_LABS}
    run = posted.get("run", [""])
    return Sent(run[-1], fields, any(len(values) > 1 for values in posted.values()))


def send(
    open_page: Callable[[], SectionPage], learner: Learner, key: str, sent: Sent, *, at: datetime
) -> Outcome:
    """Take one form. `open_page` reads the page anew where another write came first.

    Raises ProgressChangedError where that keeps happening.
    """
    return until_first(open_page, lambda page: _send(page, learner, key, sent, at=at))


def _send(page: SectionPage, learner: Learner, key: str, sent: Sent, *, at: datetime) -> Outcome:
    item = page.section.item(KIND, key)
    if not isinstance(item, PlayableLab):
        return Outcome(page, None, status=409)
    if page.state == "locked":
        return Outcome(page, None, status=423)
    content = lab_content(item.revision_id, item.stamp)
    moves = current_moves(page, content)
    try:
        moves = checked(content, sent.run)
        after = _moves_after(content, moves, sent)
    except BadMovesError as error:
        return Outcome(page, content, moves, 422, str(error))
    except RefusedError as error:
        return Outcome(page, content, moves, 200, str(error))
    played = Played(content, after, replayed(content, after), _begins_anew(page, content, sent))
    return Outcome(record(page, item, learner, played, at=at), content, after)


def _moves_after(content: LabContent, moves: Moves, sent: Sent) -> Moves:
    if sent.is_doubled:
        raise BadMovesError(_("Something was sent twice. Choose again, then send it once."))
    return moves_after(content, moves, dict(sent.fields))


def _begins_anew(page: SectionPage, content: LabContent, sent: Sent) -> bool:
    """Settings make a run each time; levers do after a reset, or from another run than theirs."""
    mark = mark_in(page, content.key)
    stored = None if mark is None else (mark.revision, mark.moves)
    is_theirs = stored == (content.revision_id, sent.run)
    return not content.mechanics.is_sequence or "reset" in sent.fields or not is_theirs


def current_moves(page: SectionPage, content: LabContent) -> Moves:
    """The run that the learner is in; a fresh one where this revision could not have made it."""
    mark = mark_in(page, content.key)
    try:
        return checked(content, mark.moves) if mark is not None else ()
    except BadMovesError:
        return ()
