"""Who reads results, and of whom: graders of their people, instructors of their courses."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.scopes import EVERYONE, LearnerScope, scope_of_grader
from courses.authors import own_courses
from courses.exports.form import Slugs

MAY_EXPORT = "quizzes.export_response"
MAY_SEE_STATISTICS = "quizzes.view_statistics"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose results somebody sees, in which courses, and whether as people or as counts only."""

    scope: LearnerScope
    courses: Slugs
    sees_individuals: bool


def viewer_of(person: User | AnonymousUser) -> Viewer:
    """What a person sees of the results. Raises PermissionDenied where that is nothing."""
    if person.has_perm(MAY_EXPORT):
        return Viewer(scope_of_grader(person), None, sees_individuals=True)
    if person.has_perm(MAY_SEE_STATISTICS):
        return Viewer(EVERYONE, own_courses(person), sees_individuals=False)
    raise PermissionDenied
