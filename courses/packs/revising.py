"""One load in progress: drafts made or changed, and how to take back what no database undoes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from django.db.models import Model

from releases.models import Revision


class State[R: Revision](Protocol):
    """What a file says that an item looks like."""

    def stands_in(self, revision: R) -> bool:
        """Whether the revision says exactly this."""
        ...

    def write_to(self, revision: R) -> None:
        """Make the draft say this, and store it."""
        ...


@dataclass(slots=True)
class Loading:
    """What a load has done so far.

    `drafts` are the drafts that say what the pack says, changed now or before; `changed` names
    what this load wrote; `undo` is called, last first, where the transaction fails.
    """

    drafts: list[Revision] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    undo: list[Callable[[], None]] = field(default_factory=list)

    def note(self, words: str) -> None:
        """Say that something was changed."""
        self.changed.append(words)

    def revise[R: Revision](self, item: Model, model: type[R], state: State[R]) -> None:
        """Let the item's newest revision say what the file says; do nothing where it does.

        A draft that a load made before is changed in place. A released revision and a draft
        that a person wrote stay as they are: a new draft follows them.
        """
        revisions = model._default_manager.filter(**{model.identity: item})
        newest = revisions.order_by("-number").first()
        if newest is not None and state.stands_in(newest):
            if newest.is_draft:
                self.drafts.append(newest)
            return
        if newest is None or not newest.is_draft or newest.created_by_id is not None:
            newest = model(**{model.identity: item})
        state.write_to(newest)
        self.drafts.append(newest)
        self.note(str(newest))

    def take_back(self) -> None:
        """Undo what was done outside the database."""
        while self.undo:
            self.undo.pop()()
