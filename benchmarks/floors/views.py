"""The floors: a bare read with the same template, the same two writes, the same file and words."""

from __future__ import annotations

import json
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import timezone
from markdown import Markdown

from accounts.models import Learner
from courses.models import Section, SectionProgress
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of
from courses.recording import _WRITE
from quizzes.answering import _APPEND

_ONE_ROW = (
    f"SELECT marks, updates, completed_at FROM {SectionProgress._meta.db_table} "
    "WHERE learner_id = %s AND section_id = %s"
)
TOKEN = "floor" * 12 + "csrf"


def page(_request: HttpRequest, drawn: str, learner: int, section: int) -> HttpResponse:
    """Read one row, render the template of the section page with what was made ready before.

    `drawn` is drawn-anew for the template as Django draws it, kept-pieces for it as we do.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_ROW, [learner, section])
        row = cursor.fetchone()
    html = get_template("courses/section.html", using=drawn).render(_ready(section))
    return HttpResponse(html if row else "", status=200 if row else 404)


@cache
def _ready(section_id: int) -> dict[str, object]:
    """The context of the page of somebody with progress: worked out once, its body as text."""
    row = SectionProgress.objects.filter(section=section_id).select_related("learner__user")[0]
    section = Section.objects.select_related("module__course").get(pk=section_id)
    shown = _page_of(row.learner, section)
    asked = RequestFactory().get(shown.section.url)
    asked.user, asked.learner, asked.session = row.learner.user, row.learner, {}  # type: ignore[attr-defined, assignment]
    return {
        "page": shown,
        "course": shown.course,
        "section": shown.section,
        "status": shown.status,
        "score": shown.score,
        "rail": shown.rail,
        "contents": shown.section.contents,
        "previous": shown.previous,
        "next": shown.next,
        "body": shown.body(asked),
        "user": row.learner.user,
        "request": asked,
        "csrf_token": TOKEN,
        "theme": "auto",
        "mail_is_on": settings.MAIL_IS_ON,
    }


def _page_of(learner: Learner, section: Section) -> SectionPage:
    standing = standing_of(learner, section.module.course.slug)
    if standing is None:
        raise LookupError
    course = compiled_course(standing.course_id, standing.structure, standing.releases)
    compiled = course.section_by_id(section.pk)
    if compiled is None:
        raise LookupError
    return SectionPage(Reader(course, standing), compiled)


@login_not_required
def verify(request: HttpRequest) -> HttpResponse:
    """The two writes of an answer, exactly as the site writes them, in one transaction.

    Behind the site's middleware they are the writes of the learner whom the session names.
    """
    sent = json.loads(request.POST["writes"])
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    response, progress = sent["response"], sent["progress"]
    somebody = getattr(request, "learner", None)
    learner = somebody.pk if somebody else sent["learner"]
    with transaction.atomic(), connection.cursor() as cursor:
        revision, *rest = response
        cursor.execute(_APPEND, [learner, *rest, now, revision, None])
        section, marks, answered, points, seen = progress
        done = [learner, section, json.dumps(marks), answered, points, now, now, None, None, seen]
        cursor.execute(_WRITE, done)
    return HttpResponse("kept")


def markdown(request: HttpRequest) -> HttpResponse:
    """The posted Markdown, converted by the library as it comes, with tables."""
    return HttpResponse(
        Markdown(extensions=["tables", "sane_lists"]).convert(request.POST["source"])
    )


def file(_request: HttpRequest, name: str) -> FileResponse:
    """A stored file as Django hands files over."""
    return FileResponse((settings.MEDIA_ROOT / name).open("rb"), content_type="application/pdf")
