"""The page on which learners search a course: an ordinary form and what it finds."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from courses.access import for_learners, reader_of
from courses.search.finding import MOST_FOUND
from courses.search.offering import may_search
from courses.search.reading import hits
from courses.search.words import LONGEST_QUESTION, asked
from courses.throttle import address_of, please_wait, seconds_over
from releases.toggles.evaluating import is_on

PER_LEARNER = 60
PER_ADDRESS = 600
"""Searches a minute: one learner, and one network address (a classroom shares one)."""


@require_safe
@for_learners
def search(request: LearnerRequest, course: str) -> HttpResponse:
    """What the words of `q` find in what this learner can read; the form alone without any."""
    question = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    wait = _seconds_to_wait(request) if question else 0
    if wait:
        return please_wait(request, 429, wait)
    reader = reader_of(request, course)
    if not may_search(request.learner):
        shown = {"course": reader.course, "is_off": True}
        return render(request, "courses/search.html", shown, status=404)
    words, is_marked = asked(question), is_on("search-marks", request.learner)
    found = hits(reader, words, is_marked=is_marked)
    context = {
        "course": reader.course,
        "question": question,
        "longest": LONGEST_QUESTION,
        "hits": found,
        "is_eased": bool(found) and not is_marked,
        "is_cut": len(found) >= MOST_FOUND,
    }
    return render(request, "courses/search.html", context)


def _seconds_to_wait(request: LearnerRequest) -> int:
    return seconds_over(
        {
            f"search:learner:{request.learner.key}": PER_LEARNER,
            f"search:address:{address_of(request)}": PER_ADDRESS,
        }
    )
