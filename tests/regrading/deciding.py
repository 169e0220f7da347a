"""Regrades in tests: decided, stamped and applied in one call."""

from __future__ import annotations

from datetime import timedelta

from quizzes.models import QuestionRevision, Regrade
from quizzes.regrading.applying import Decision, regrade, undo
from quizzes.regrading.planning import stamp_of
from tests.factories import NOW, UserFactory

DECIDED_AT = NOW + timedelta(days=2)


def decide(
    revision: QuestionRevision, policy: str, *answers: str, reason: str = "The key was wrong."
) -> Regrade:
    """Let the decision stand, as of what is stored."""
    stamp = stamp_of(QuestionRevision.objects.get(pk=revision.pk))
    decision = Decision(revision.pk, policy, answers, reason, stamp)
    return regrade(decision, by=UserFactory.create(), at=DECIDED_AT)


def take_back(made: Regrade) -> None:
    """Undo it, as of what is stored."""
    stamp = stamp_of(QuestionRevision.objects.get(pk=made.revision_id))
    undo(Regrade.objects.get(pk=made.pk), stamp, by=UserFactory.create(), at=DECIDED_AT)
