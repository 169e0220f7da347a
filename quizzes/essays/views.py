"""Where a learner says that they have read how an essay was graded."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.http import LearnerRequest
from courses.access import for_learners, section_page
from courses.redirects import SeeOther
from quizzes.essays.news import put_away


@require_POST
@for_learners
def seen(request: LearnerRequest, course: str, module: str, section: str, key: str) -> HttpResponse:
    """Put the notice away, and go on with the section."""
    page = section_page(request, course, module, section)
    if request.learner.pk is not None:
        put_away(request.learner, page.section.id, key)
    return SeeOther(page.section.url)
