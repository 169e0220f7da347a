"""The questions of a course with their figures, and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from courses.exports.chips import chips
from courses.exports.form import filters_in
from courses.models import Course
from quizzes.models import Question
from results.addresses import filtered
from results.dashboard.viewers import viewer_of
from results.questions.form import QuestionForm, QuestionsForm
from results.questions.freshness import fresh
from results.questions.links import asked_of, links
from results.questions.listing import listing
from results.questions.page import question_page
from results.questions.ways import ways_of

REFUSED = 422


@require_safe
@never_cache
def index(request: LearnerRequest) -> HttpResponse:
    """The questions of a course; without one, the courses to choose from."""
    viewer = viewer_of(request.user)
    form = QuestionsForm(request.GET, viewer)
    query, is_fit = filters_in(request.GET), form.is_valid()
    shown = {"form": form, "chips": tuple(chips(form)), "viewer": viewer, "query": query}
    if not is_fit:
        return render(request, "results/questions/index.html", shown, status=REFUSED)
    if course := form.chosen_course:
        shown |= _listed(request, form, course)
    else:
        shown |= {"courses": form.courses_to_choose()}
    return filtered(request, "results/questions/index.html", shown, str(shown.get("asked", query)))


@require_safe
@never_cache
def question(request: LearnerRequest, question: int) -> HttpResponse:
    """One question. Of another course it is as if it were not there."""
    viewer = viewer_of(request.user)
    rows = Question.objects.select_related("section__module__course")
    if viewer.courses is not None:
        rows = rows.filter(section__module__course__slug__in=viewer.courses)
    asked = get_object_or_404(rows, pk=question)
    form = QuestionForm(request.GET, viewer)
    query, is_fit = filters_in(request.GET), form.is_valid()
    shown = {"form": form, "chips": tuple(chips(form)), "viewer": viewer, "query": query}
    shown["question"] = asked
    if not is_fit:
        return render(request, "results/questions/question.html", shown, status=REFUSED)
    ways = ways_of(request.user, asked, sees_individuals=viewer.sees_individuals)
    shown |= {"fresh": fresh(request, asked.section.module.course), "ways": ways}
    shown |= {"page": question_page(asked, form.filters, ways, query)}
    return render(request, "results/questions/question.html", shown)


def _listed(request: LearnerRequest, form: QuestionsForm, course: Course) -> dict[str, Any]:
    """The list of a form that is valid, and the links that order it."""
    counted, query = fresh(request, course), asked_of(form, course)
    found = listing(
        course,
        form.filters,
        query,
        order=form.order,
        only_flagged=form.only_flagged,
        page=request.GET.get("page", ""),
        sees_individuals=form.viewer.sees_individuals,
    )
    return {"fresh": counted, "course": course, "found": found} | links(form, query)
