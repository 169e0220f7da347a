"""Grades of essays, as their learner may take them along and as they stay afterwards."""

from __future__ import annotations

from datetime import UTC

from django.db.models import QuerySet
from django.db.models.functions import TruncDay
from django.utils.translation import gettext_lazy as _

from courses.own_data.records import Owner, Records, Value, register_records
from quizzes.models import EssayGrade
from quizzes.models.essays import Stage
from quizzes.own_data import FORGOTTEN_ANSWER


def _grades(owner: Owner) -> QuerySet[EssayGrade]:
    """Once the essay is graded: a grade that may still be joined by another is nobody's yet."""
    found = EssayGrade.objects.filter(
        response__learner__in=owner.learners, response__essay_work__stage=Stage.GRADED
    )
    found = found.select_related("response__revision__question__section__module__course")
    return found.order_by("at", "id")


def _line(grade: EssayGrade) -> tuple[Value, ...]:
    revision = grade.response.revision
    points = "; ".join(f"{key} = {given}" for key, given in grade.given.items())
    return (
        revision.question.section.module.course.slug,
        revision.question.key,
        revision.number,
        grade.role,
        points,
        grade.total,
        grade.comment,
        grade.reason,
        grade.at,
    )


def _forget(owner: Owner) -> None:
    """Leave the points to count; take every word, for it may quote what was written."""
    rows = EssayGrade.objects.filter(response__learner__in=owner.learners)
    rows.exclude(comment="").update(comment=FORGOTTEN_ANSWER)
    rows.exclude(reason="").update(reason=FORGOTTEN_ANSWER)
    rows.update(at=TruncDay("at", tzinfo=UTC))


register_records(
    Records(
        name="essay-grades",
        title=_("Grades of your essays"),
        columns=(
            ("course", _("the course, as in its address")),
            ("question", _("the question's name in the section")),
            ("revision", _("which wording of the question you were asked")),
            ("as", _("whether the first or second grader gave it, or who decided")),
            ("points", _("the points of each criterion, by its name")),
            ("total", _("all of them")),
            ("comment", _("what the grader wrote to you")),
            ("reason", _("why it replaced an earlier grade")),
            ("graded_at", _("when")),
        ),
        about=EssayGrade,
        find=_grades,
        line=_line,
        forget=_forget,
        stays=_("The points stay as numbers, by nobody; all words go."),
    )
)
