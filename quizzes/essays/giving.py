"""Giving a grade: its row, what the essay waits for now and what it counts, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from quizzes.answer_key import AskedQuestion
from quizzes.essays.deciding import Outcome, counts_as, outcome_of, wants_second
from quizzes.essays.grades import given_by, most_points
from quizzes.essays.news import tell
from quizzes.essays.queue import DECIDE, put_back, take
from quizzes.essays.roles import is_change, role_for
from quizzes.models import EssayGrade, EssayWork, Response
from quizzes.models.essays import Stage
from quizzes.standings import Change, apply


class GradeRefusedError(Exception):
    """A grade that cannot be given now; its message says in a sentence why and what to do."""


@dataclass(frozen=True, slots=True)
class NewGrade:
    """A grade as a form says it, checked against the rubric; `seen` is how many grades there were
    when the form was drawn.
    """

    points: Mapping[str, int]
    comment: str
    reason: str
    seen: int


@transaction.atomic
def give(
    essay: Response, question: AskedQuestion, grade: NewGrade, *, by: User, at: datetime
) -> Outcome:
    """Append a grade and let the essay count as all of its grades say.

    Raises GradeRefusedError where somebody else has the essay or graded it meanwhile, where there
    is nothing for this person to grade, or where a change does not say why; then nothing is stored.
    """
    if not take(essay.pk, by=by, at=at):
        raise GradeRefusedError(_("Somebody else has taken this essay meanwhile."))
    rows = list(EssayGrade.objects.filter(response=essay).order_by("id"))
    if len(rows) != grade.seen:
        words = _("Somebody graded this essay meanwhile. Look at it again before you grade it.")
        raise GradeRefusedError(words)
    stage = EssayWork.objects.get(pk=essay.pk).stage
    made = _appended(essay, grade, rows, stage, by=by, at=at)
    outcome = outcome_of(
        given_by([*rows, made]),
        is_shared=wants_second(essay.pk, question.second_share),
        out_of=most_points(question),
    )
    _settle(essay, question, stage, outcome, by=by, at=at)
    return outcome


def _appended(
    essay: Response, grade: NewGrade, rows: Sequence[EssayGrade], stage: str, *, by: User,
    at: datetime,
) -> EssayGrade:  # fmt: skip
    """The grade's own row. Raises GradeRefusedError."""
    before = given_by(rows)
    role = role_for(before, stage, by.pk, may_decide=by.has_perm(DECIDE))
    if role is None:
        raise GradeRefusedError(_("This essay is graded. Ask whoever decides to change it."))
    if is_change(before, stage, role) and not grade.reason:
        raise GradeRefusedError(_("Say why the grade changes."))
    return EssayGrade.objects.create(
        response=essay, role=role, number=1 + sum(row.role == role for row in rows),
        given=dict(grade.points), total=sum(grade.points.values()), comment=grade.comment,
        reason=grade.reason, by=by, at=at,
    )  # fmt: skip


def _settle(
    essay: Response, question: AskedQuestion, before: str, outcome: Outcome, *, by: User,
    at: datetime,
) -> None:  # fmt: skip
    """What the essay waits for, and what it counts as where that is decided or no longer is."""
    EssayWork.objects.filter(pk=essay.pk).update(stage=outcome.stage)
    put_back(essay.pk, by=by)
    if outcome.final is not None:
        total, most = outcome.final.total, most_points(question)
        verdict, points = counts_as(total, most, is_pilot=question.is_pilot)
        apply([Change(essay.pk, verdict, points)], by=by, at=at)
        tell(essay, is_news=True)
    elif before == Stage.GRADED:
        apply([Change(essay.pk, essay.verdict, essay.points)], by=by, at=at)
        tell(essay, is_news=False)
