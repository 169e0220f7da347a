"""Answering a check, in place with HTMX and by redirect without; both on the same address."""

from __future__ import annotations

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.http import LearnerRequest
from accounts.models import Learner
from courses.access import for_learners, section_page
from courses.embeds import place
from courses.observing import failed_post, observed
from courses.reading.pieces import piece
from courses.reading.section_page import SectionPage
from courses.recording import ProgressChangedError
from courses.redirects import SeeOther
from courses.search.offering import may_search
from courses.throttle import please_wait
from courses.views import render_section
from quizzes.card import Card, card_of, closed_card
from quizzes.drawing import drawn_card
from quizzes.items import KIND
from quizzes.models import Question
from quizzes.sending import SURE, sent_form
from quizzes.throttle import seconds_to_wait
from quizzes.verifying import Outcome, verify
from releases.rings import Ring

_log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@observed("verify-errors", failed_post)
@for_learners
def verify_answer(
    request: LearnerRequest, course: str, module: str, section: str, key: str
) -> HttpResponse:
    """Take the answer to one check and show what it led to; a GET goes to the check itself."""

    def open_page() -> SectionPage:
        return section_page(request, course, module, section)

    if request.method != "POST":
        return redirect(f"{open_page().section.url}?check={key}")
    wait = seconds_to_wait(request)
    if wait:
        return please_wait(request, 429, wait)
    sent = sent_form(key, dict(request.POST.lists()))
    try:
        outcome = verify(open_page, request.learner, sent, at=timezone.now())
    except ProgressChangedError:
        _log.exception("other answers kept coming first")
        return please_wait(request, 503, 1)
    return _answered(request, outcome, key)


def _answered(request: LearnerRequest, outcome: Outcome, key: str) -> HttpResponse:
    """The card in place, or the page it stands in."""
    page = outcome.page
    if outcome.showing.state == "withdrawn" and not _was_asked(page, key, request.learner):
        raise Http404
    if not request.htmx and outcome.status == 200:
        return SeeOther(_address(outcome, key))
    card = _card(request, outcome, key)
    if request.htmx:
        return HttpResponse(_fragment(request, page, card), status=outcome.status)
    page.prepared[place(KIND, key)] = card
    return render_section(request, page, status=outcome.status, problem=_problem(card))


def _problem(card: Card) -> dict[str, str] | None:
    """The summary at the top of the page, where the form holds no answer."""
    return {"url": f"#{card.first_id}", "text": card.error} if card.error else None


def _card(request: LearnerRequest, outcome: Outcome, key: str) -> Card:
    if outcome.question is None or outcome.mark is None:
        return closed_card(outcome.page, key)
    return card_of(
        outcome.page,
        outcome.question,
        outcome.mark,
        outcome.showing,
        learner_key=request.learner.key,
    )


def _fragment(request: LearnerRequest, page: SectionPage, card: Card) -> str:
    """The card and, out of band, everything else that moved."""
    return drawn_card(request, card, at=timezone.now()) + piece(
        "courses/_moved.html",
        course=page.course,
        may_search=may_search(request.learner),
        status=page.status,
        score=page.score,
        rail=page.rail,
        next=page.next,
    )


def _address(outcome: Outcome, key: str) -> str:
    """The section with one card in focus. No fragment: it would keep autofocus from working."""
    showing = outcome.showing
    named = {"practice": "practise", "practised": "practised"}.get(showing.state, "check")
    said = {"choice": showing.chosen, SURE: showing.confidence}
    asked = {named: key} | {name: value for name, value in said.items() if value}
    return f"{outcome.page.section.url}?{urlencode(asked)}"


def _was_asked(page: SectionPage, key: str, learner: Learner) -> bool:
    """Whether that question ever reached such learners, so that this one may have it open."""
    reached = Ring.A1 if learner.is_staff else Ring.A2
    asked = Question.objects.filter(section=page.section.id, key=key)
    return asked.filter(revisions__release__events__to_ring__gte=reached).exists()
