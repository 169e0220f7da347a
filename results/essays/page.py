"""One essay as a grader sees it: what was asked and sent, the rubric, and grades they may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from courses.exports.people import person
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.essays.deciding import Given, outcome_of, wants_second
from quizzes.essays.grades import given_by, most_points, rubric_of
from quizzes.essays.queue import DECIDE
from quizzes.essays.roles import is_change, own_role, role_for, sees_all
from quizzes.essays.told import Criterion, ToldGrade, told_grade
from quizzes.kinds.essay import words_told
from quizzes.models import EssayGrade, EssayWork, Response
from quizzes.models.essays import Role, Stage

NAMES = "quizzes.name_essaygrade"


@dataclass(frozen=True, slots=True)
class ShownGrade:
    """A grade that the reader may see; `given` in the rubric's order."""

    row: EssayGrade
    given: tuple[tuple[str, int, int], ...]
    counts: bool
    """Whether nothing stands in its place."""
    is_own: bool


@dataclass(frozen=True, slots=True)
class EssayPage:
    """Everything the page shows; `role` is as what the reader may grade now."""

    essay: Response
    question: AskedQuestion
    words: str
    rubric: tuple[Criterion, ...]
    stage: Stage
    role: Role | None
    changes: bool
    grades: tuple[ShownGrade, ...]
    hidden: int
    """How many grades the reader may not see yet."""
    seen: int
    final: ToldGrade | None
    holder: str
    """Whose desk it is on: "" nobody's, "own" or "other"."""
    until: datetime | None
    name: str
    """Who wrote it, where the reader asked and may know."""
    earlier: Mapping[str, int]
    """The reader's own points, where they gave some."""
    comment: str

    @property
    def most(self) -> int:
        """All the points of the rubric."""
        return sum(each.most for each in self.rubric)


def page_of(essay: Response, reader: User, *, names: bool, at: datetime) -> EssayPage:
    """What this grader sees of an essay in their scope."""
    question = asked_question(essay.revision_id, essay.revision.renderer_version)
    rows = list(EssayGrade.objects.filter(response=essay).select_related("by").order_by("id"))
    work = EssayWork.objects.filter(pk=essay.pk).first() or EssayWork(response=essay)
    grades, decides = given_by(rows), reader.has_perm(DECIDE)
    stage = Stage(work.stage)
    role = role_for(grades, stage, reader.pk, may_decide=decides)
    shown = _shown(rows, grades, question, stage, reader, decides=decides)
    own = _own(grades, reader)
    return EssayPage(
        essay=essay, question=question, words=words_told(essay.answer),
        rubric=rubric_of(question), stage=stage, role=role,
        changes=role is not None and is_change(grades, stage, role),
        grades=shown, hidden=len(rows) - len(shown), seen=len(rows),
        final=_final(essay, grades, question, stage),
        holder=_holder(work, reader, at=at), until=work.claimed_until,
        name=str(person(essay.learner)) if names and reader.has_perm(NAMES) else "",
        earlier=own.points if own else {}, comment=own.comment if own else "",
    )  # fmt: skip


def _own(grades: Sequence[Given], reader: User) -> Given | None:
    role = own_role(grades, reader.pk)
    return next((each for each in reversed(grades) if each.role == role), None)


def _shown(
    rows: Sequence[EssayGrade], grades: Sequence[Given], question: AskedQuestion, stage: Stage,
    reader: User, *, decides: bool,
) -> tuple[ShownGrade, ...]:  # fmt: skip
    everything = sees_all(grades, stage, reader.pk, may_decide=decides)
    newest = {row.role: row.pk for row in rows}
    return tuple(
        ShownGrade(row, _given(row, question), newest[row.role] == row.pk, row.by_id == reader.pk)
        for row in rows
        if everything or row.by_id == reader.pk
    )


def _given(row: EssayGrade, question: AskedQuestion) -> tuple[tuple[str, int, int], ...]:
    points: Mapping[str, int] = row.given
    return tuple((each.title, points.get(each.key, 0), each.most) for each in rubric_of(question))


def _final(
    essay: Response, grades: Sequence[Given], question: AskedQuestion, stage: Stage
) -> ToldGrade | None:
    if stage != Stage.GRADED:
        return None
    is_shared, most = wants_second(essay.pk, question.second_share), most_points(question)
    final = outcome_of(grades, is_shared=is_shared, out_of=most).final
    return told_grade(rubric_of(question), final.points, final.comments) if final else None


def _holder(work: EssayWork, reader: User, *, at: datetime) -> str:
    if work.claimed_by_id is None or work.claimed_until is None or work.claimed_until <= at:
        return ""
    return "own" if work.claimed_by_id == reader.pk else "other"
