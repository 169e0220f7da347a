"""Who may export, and what of: graders their learners, instructors counts from their courses."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase

from accounts.http import LearnerRequest
from accounts.models import User
from accounts.scopes import EVERYONE, LearnerScope, scope_of_grader
from courses.authors import own_courses
from courses.exports.form import Slugs
from results.exports.kinds import kinds_for


class PersonRequest(LearnerRequest):
    """A request of somebody who is signed in."""

    user: User


type View = Callable[..., HttpResponseBase]
GRADES = ("quizzes.export_response", "labs.export_labrun")
"""The rights to see what each learner did; who only counts them has none of them."""


def exporting(view: View) -> View:
    """Let in only people who may export something. Raises PermissionDenied for others."""

    @wraps(view)
    def allowed(request: LearnerRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not kinds_for(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return allowed


def grades(person: User | AnonymousUser) -> bool:
    """Whether the person may see each learner rather than counts of them."""
    return any(person.has_perm(right) for right in GRADES)


def learners_of(person: User) -> LearnerScope:
    """The learners that a file of this person may be about: of counts, all of them."""
    return scope_of_grader(person) if grades(person) else EVERYONE


def courses_of(person: User) -> Slugs:
    """The courses that exist for this person; None for every course."""
    return None if grades(person) else own_courses(person)
