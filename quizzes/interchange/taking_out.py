"""Questions on their way out: the newest wording of each, and what a format leaves behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from quizzes.interchange.building import understood
from quizzes.interchange.items import Format
from quizzes.interchange.keys import Keys
from quizzes.models import QuestionRevision
from quizzes.packs.states import QuestionState, state_of


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A question in its newest wording, and what a file of one format makes of it."""

    revision: QuestionRevision
    state: QuestionState
    understood: str
    loses: tuple[str, ...]
    problem: str
    """Why the format cannot say it at all; "" where it can."""


def newest_of(revisions: QuerySet[QuestionRevision]) -> QuerySet[QuestionRevision]:
    """Of each question the newest wording, drafts included, with all it takes to write it."""
    newer = QuestionRevision.objects.filter(
        question=OuterRef("question"), number__gt=OuterRef("number")
    )
    found = revisions.filter(~Exists(newer)).select_related("question__section__module__course")
    return found.prefetch_related("choices").order_by(
        "question__section__module__number", "question__section__number", "question__key"
    )


def outgoing(revisions: Iterable[QuestionRevision], offered: Format) -> list[Outgoing]:
    """What the format makes of each."""
    return [_outgoing(revision, state_of(revision), offered) for revision in revisions]


def written(chosen: Sequence[Outgoing], offered: Format) -> bytes:
    """The file; those that the format cannot say are left out, and no key stands twice."""
    keys = Keys(())
    items = [(keys.give(each.revision.question.key), each.state) for each in chosen
        if not each.problem]  # fmt: skip
    return offered.write(items)


def _outgoing(revision: QuestionRevision, state: QuestionState, offered: Format) -> Outgoing:
    problem = ""
    if state.kind not in offered.writes:
        problem = _("%(format)s has no such question.") % {"format": offered.label}
    elif not state.choices:
        problem = _("It has no answers yet.")
    loses = () if problem else offered.loses(state)
    return Outgoing(revision, state, understood(state), loses, problem)
