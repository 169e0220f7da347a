"""The queue of essays and the page to grade one. A GET changes nothing; taking one is a POST."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.scopes import scope_of_grader
from courses.exports.chips import chips
from courses.exports.filters import Filters
from courses.exports.form import filters_in
from courses.redirects import SeeOther
from quizzes.essays.giving import GradeRefusedError, give
from quizzes.essays.queue import essays, put_back, take, take_next, to_grade
from quizzes.models import Response
from results.addresses import filtered
from results.dashboard.viewers import Viewer
from results.essays.forms import EVERY, TO_GRADE, EssaysForm, GradeForm
from results.essays.page import EssayPage, page_of
from results.exports.people import PersonRequest

if TYPE_CHECKING:
    from quizzes.essays.queue import Essays

GRADE = "quizzes.grade_essaygrade"
ON_A_PAGE = 50
LARGEST_ID = 9_223_372_036_854_775_807
_MAY = permission_required(GRADE, raise_exception=True)


@require_safe
@never_cache
@_MAY
def queue(request: PersonRequest) -> HttpResponse:
    """The essays of one's own cohorts that wait, oldest first."""
    form = _form(request)
    shown: dict[str, object] = {"form": form, "chips": tuple(chips(form))}
    if not form.is_valid():
        return render(request, "results/essays.html", shown, status=422)
    rows, at = essays(form.filters, request.user), timezone.now()
    page = Paginator(_in_state(rows, form, request), ON_A_PAGE).get_page(request.GET.get("page"))
    shown |= {
        "page": page, "query": filters_in(request.GET), "at": at, "asked": _asked(request.GET),
        "state": form.cleaned_data["state"],
        "free": to_grade(rows, request.user, at=at).count(),
    }  # fmt: skip
    return filtered(request, "results/essays.html", shown, _asked(request.GET))


@require_POST
@_MAY
def next_essay(request: PersonRequest) -> HttpResponse:
    """Take the oldest essay that passes the filters in the address, and go to it."""
    form = _form(request)
    back = f"{reverse('results:essays')}?{_asked(request.GET)}"
    if not form.is_valid():
        return redirect(back)
    rows = essays(form.filters, request.user)
    taken = take_next(rows, by=request.user, at=timezone.now())
    if taken is None:
        messages.info(request, _("There is no essay for you to grade here just now."))
        return redirect(back)
    return SeeOther(_address(taken, request.GET))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@_MAY
def essay(request: PersonRequest, response: int) -> HttpResponse:
    """One essay to read; with its form where it is on one's own desk, which a POST sends."""
    found, at = _essay(request, response), timezone.now()
    page = page_of(found, request.user, names="names" in request.GET, at=at)
    if request.method != "POST":
        return _essay_page(request, page, _grade_form(page))
    form = _grade_form(page, request.POST)
    if not form.is_valid() or page.role is None:
        return _essay_page(request, page, form, status=422)
    try:
        give(found, page.question, form.grade(), by=request.user, at=at)
    except GradeRefusedError as refused:
        form.add_error(None, str(refused))
        return _essay_page(request, page, form, status=409)
    messages.success(request, _("The grade is saved."))
    return next_essay(request) if "next" in request.POST else SeeOther(_address(response))


@require_POST
@_MAY
def take_essay(request: PersonRequest, response: int) -> HttpResponse:
    """Take an essay onto one's own desk."""
    found = _essay(request, response)
    if not take(found.pk, by=request.user, at=timezone.now()):
        messages.warning(request, _("Somebody else has taken this essay meanwhile."))
    return SeeOther(_address(found.pk, request.GET))


@require_POST
@_MAY
def put_essay_back(request: PersonRequest, response: int) -> HttpResponse:
    """Let anyone take it."""
    put_back(_essay(request, response).pk, by=request.user)
    return SeeOther(f"{reverse('results:essays')}?{_asked(request.GET)}")


def _form(request: PersonRequest) -> EssaysForm:
    scope = scope_of_grader(request.user)
    return EssaysForm(request.GET, Viewer(scope, None, sees_individuals=True))


def _in_state(rows: Essays, form: EssaysForm, request: PersonRequest) -> Essays:
    """Those in the state asked for, the oldest first."""
    state = form.cleaned_data["state"]
    if state == TO_GRADE:
        rows = to_grade(rows, request.user, at=timezone.now())
    elif state != EVERY:
        rows = rows.filter(stage=state)
    joined = ("revision__question__section__module__course", "essay_work")
    return rows.select_related(*joined).order_by("answered_at", "pk")


def _essay(request: PersonRequest, response: int) -> Response:
    """The essay of that number within the grader's scope. Raises Http404 for any other."""
    rows = essays(Filters(scope_of_grader(request.user)), request.user)
    joined = ("revision__question__section__module__course", "learner__user",
        "learner__merged_into__user")  # fmt: skip
    found = rows.select_related(*joined).filter(pk=min(response, LARGEST_ID)).first()
    if found is None:
        raise Http404
    return found


def _grade_form(page: EssayPage, data: QueryDict | None = None) -> GradeForm:
    start: dict[str, object] = {"seen": page.seen, "comment": page.comment}
    for place, each in enumerate(page.rubric):
        start[f"points-{place}"] = page.earlier.get(each.key)
    return GradeForm(page.rubric, data, changes=page.changes, initial=start)


def _essay_page(
    request: PersonRequest, page: EssayPage, form: GradeForm, *, status: int = 200
) -> HttpResponse:
    guidance = [choice.explanation_html for choice in page.question.choices]
    shown = {
        "page": page, "form": form, "criteria": list(zip(form.rows, guidance, strict=True)),
        "asked": _asked(request.GET),
        "is_open": page.role and (page.holder == "own" or status != 200),
    }  # fmt: skip
    return render(request, "results/essay.html", shown, status=status)


def _asked(given: QueryDict) -> str:
    """What of an address is about the queue."""
    kept = QueryDict(filters_in(given), mutable=True)
    if given.get("state"):
        kept["state"] = str(given["state"])
    return kept.urlencode()


def _address(response: int, asked: QueryDict | None = None) -> str:
    query = _asked(asked) if asked else ""
    return reverse("results:essay", args=[response]) + (f"?{query}" if query else "")
