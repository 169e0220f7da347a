"""One learner as graders look them up: every course they began, and every answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator

from accounts.models import Learner
from accounts.scopes import LearnerScope
from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told
from courses.models import Course, SectionProgress
from courses.reading.everyone import as_everyone_sees
from quizzes.models import Response
from results.gradebook.grades import Grades, grades
from results.gradebook.layout import GradedSection
from results.gradebook.page import in_section

LARGEST_ID = 9_223_372_036_854_775_807
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CourseGrades:
    """One course that the learner began."""

    course: Course
    grades: Grades
    passed: bool | None


def learner_in(scope: LearnerScope, learner_id: int) -> Learner | None:
    """The learner of that number within the scope, or who they became by signing in; else None."""
    rows = scope.learners()
    rows = Learner.objects.all() if rows is None else rows
    found = (
        rows.select_related("user", "merged_into__user")
        .filter(pk=min(learner_id, LARGEST_ID))
        .first()
    )
    return found and (found.merged_into or found)


def history_of(learner: Learner, scope: LearnerScope, page: str | None) -> dict[str, object]:
    """What the page of one learner shows; responses include those they gave as guests."""
    mine = Filters(scope=scope, learner=learner)
    responses = (
        Response.objects.for_export(mine)
        .standing()
        .select_related("revision__question__section__module__course", "choice")
        .order_by("-answered_at", "-pk")
    )
    return {
        "learner": learner,
        "cohorts": cohorts_told(learner, cohorts_of([learner])),
        "courses": _courses(learner),
        "responses": Paginator(responses, ON_A_PAGE).get_page(page),
    }


def _courses(learner: Learner) -> list[CourseGrades]:
    rows = SectionProgress.objects.filter(learner=learner).select_related("section__module__course")
    done = {row.section_id: in_section(row) for row in rows}
    courses = {row.section.module.course_id: row.section.module.course for row in rows}
    return [
        CourseGrades(course, found, found.passed(course.pass_mark))
        for course in sorted(courses.values(), key=lambda each: (each.title, each.pk))
        for found in [grades([GradedSection(s) for s in as_everyone_sees(course).sections], done)]
    ]
