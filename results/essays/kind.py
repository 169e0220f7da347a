"""The export of essays: a row for each, with its grades, graders and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType, Row, Rows
from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told, person
from courses.exports.shared_columns import LEARNER_COLUMNS, PLACE_COLUMNS
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.essays.deciding import newest, outcome_of, wants_second
from quizzes.essays.grades import given_by, most_points, rubric_of
from quizzes.essays.told import told
from quizzes.kinds.essay import word_count
from quizzes.models import EssayGrade, Response
from quizzes.models.attempts import ResponseQuerySet
from quizzes.models.essays import Role
from results.exports.kinds import ExportKind, register
from results.exports.responses import MAY_EXPORT

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from quizzes.models.attempts import AsNow

    type Essay = WithAnnotations[Response, AsNow]

AT_ONCE = 500
WHOLE, TEXT, NUMBER = ColumnType.WHOLE, ColumnType.TEXT, ColumnType.NUMBER
COLUMNS = (
    Column("response", WHOLE, _("number of the response; never changes")),
    *LEARNER_COLUMNS,
    *PLACE_COLUMNS,
    Column("question", TEXT, _("key of the question in its section")),
    Column("revision", WHOLE, _("number of the question revision that was answered")),
    Column("sent_at", ColumnType.MOMENT, _("moment of the answer")),
    Column("words", WHOLE, _("how many words it has")),
    Column("stage", TEXT, _("what it waits for: first, second, apart (a decision), or graded")),
    Column("points", NUMBER, _("points of the rubric that count; empty until it is graded")),
    Column("max", WHOLE, _("points that the rubric has")),
    Column("criteria", TEXT, _("points that count by criterion, such as idea=3; example=1.5")),
    Column("first", WHOLE, _("points of the first grader")),
    Column("second", WHOLE, _("points of the second grader; empty where there is none")),
    Column("apart", WHOLE, _("points by which these two differ")),
    Column("decision", WHOLE, _("points of the decision, where there was one")),
    Column("graders", TEXT, _("who gave the grades that stand, as first=…; second=…")),
    Column("comment", TEXT, _("what the learner was told, one paragraph for each grader")),
    Column("graded_at", ColumnType.MOMENT, _("moment of the newest grade")),
    Column("verdict_now", TEXT, _("what the response counts as now: correct, incorrect, waiting")),
    Column("points_now", WHOLE, _("points of the course that it earns now")),
)


def columns(_filters: Filters) -> tuple[Column, ...]:
    """The same whatever is asked for."""
    return COLUMNS


def rows(filters: Filters) -> Rows:
    """By the number of the response; a few queries for every AT_ONCE of them."""
    place = "revision__question__section__module__course"
    found = _essays(filters).standing().order_by("pk")
    found = found.select_related("learner__user", "learner__merged_into__user", place)
    for some in batched(found.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        cohorts = cohorts_of(each.learner for each in some)
        grades = _grades(some)
        for each in some:
            yield _row(each, grades.get(each.pk, []), cohorts)


def count(filters: Filters) -> int:
    """How many there are."""
    return _essays(filters).count()


def _essays(filters: Filters) -> ResponseQuerySet:
    return Response.objects.for_export(filters).filter(verdict=Response.Verdict.WAITING)


def _grades(some: Sequence[Response]) -> dict[int, list[EssayGrade]]:
    found: dict[int, list[EssayGrade]] = {}
    rows = EssayGrade.objects.filter(response__in=some).select_related("by")
    for grade in rows.order_by("id"):
        found.setdefault(grade.response_id, []).append(grade)
    return found


def _row(essay: Essay, grades: Sequence[EssayGrade], cohorts: Mapping[int, list[str]]) -> Row:
    question = asked_question(essay.revision_id, essay.revision.renderer_version)
    learner, section = person(essay.learner), essay.revision.question.section
    return (
        essay.pk, learner.pk, str(learner), learner.user.email if learner.user else "",
        cohorts_told(essay.learner, cohorts), section.module.course.slug, section.module.code,
        section.slug, essay.revision.question.key, essay.revision.number, essay.answered_at,
        word_count(essay.answer), *_graded(essay, question, grades), essay.verdict_now,
        essay.points_now,
    )  # fmt: skip


def _graded(essay: Essay, question: AskedQuestion, grades: Sequence[EssayGrade]) -> Row:
    """From `stage` to `graded_at`; no grade before all are given, for second graders are blind."""
    given, most = given_by(grades), most_points(question)
    is_shared = wants_second(essay.pk, question.second_share)
    outcome = outcome_of(given, is_shared=is_shared, out_of=most)
    if outcome.final is None:
        return (str(outcome.stage), None, most, "", None, None, None, None, "", "", None)
    final, by_role = outcome.final, newest(given)
    totals = {role: by_role[role].total for role in Role if role in by_role}
    first, second = totals.get(Role.FIRST), totals.get(Role.SECOND)
    return (
        str(outcome.stage), float(final.total), most,
        "; ".join(f"{each.key}={told(final.points[each.key])}" for each in rubric_of(question)),
        first, second, None if first is None or second is None else abs(first - second),
        totals.get(Role.DECISION), _graders(grades), "\n\n".join(final.comments), grades[-1].at,
    )  # fmt: skip


def _graders(grades: Sequence[EssayGrade]) -> str:
    standing = {each.role: each for each in grades}
    return "; ".join(f"{role}={each.by or ''}" for role, each in standing.items())


ESSAYS = ExportKind(
    name="essays",
    title=_("Essays"),
    permission=MAY_EXPORT,
    columns=columns,
    rows=rows,
    count=count,
)
register(ESSAYS)
