"""Questions in copies: one alone, or with the section it stands in."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.duplicating import ItemCopier, PlaceTakenError
from courses.models import Section
from quizzes.items import KIND
from quizzes.models import QuestionRevision
from quizzes.packs.states import state_of
from releases.audit import record


class QuestionCopier(ItemCopier[QuestionRevision]):
    """Copies a question with its choices."""

    def copy_parts(self, revision: QuestionRevision, draft: QuestionRevision) -> None:
        """Every choice, in order."""
        state_of(revision).write_to(draft)


COPIER = QuestionCopier(KIND, _("Knowledge checks"), QuestionRevision)


@transaction.atomic
def duplicate_question(
    revision: QuestionRevision, section: Section, key: str, *, by: User, at: datetime
) -> QuestionRevision:
    """A draft that says the same under a new key.

    Raises PlaceTakenError where the section has a question of that key.
    """
    try:
        with transaction.atomic():
            draft = COPIER.copy_one(revision, section, by=by, at=at, key=key)
    except IntegrityError as error:
        raise PlaceTakenError(key) from error
    record(by=by, at=at, action="duplicated", about=draft, from_revision=revision)
    return draft
