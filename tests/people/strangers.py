"""A course of others in which everything is named so that it can be found in any page."""

import re
from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from casestudies.models import CaseStudy, CaseStudyRevision
from courses.models import Course, CourseInstructor, Module, Section, SectionRevision
from labs.models import Lab, LabRevision
from quizzes.models import Question, QuestionRevision
from releases.audit import record
from releases.models import Release
from tests.admin.world import World
from tests.factories import NOW

MARK = "zanzibar"
NOWHERE = "999999999"


def name_everything(world: World) -> None:
    """Put the mark into every word of the world's course, and take its instructors out."""
    Course.objects.update(title=f"{MARK} course", slug=f"{MARK}-course")
    Module.objects.update(title=f"{MARK} module", slug=f"{MARK}-module")
    Section.objects.update(slug=f"{MARK}-section")
    SectionRevision.objects.update(title=f"{MARK} text", source=f"{MARK} prose")
    Question.objects.update(key=f"{MARK}-question")
    QuestionRevision.objects.update(stem=f"{MARK} stem")
    CaseStudy.objects.update(key=f"{MARK}-case")
    CaseStudyRevision.objects.update(title=f"{MARK} case")
    Lab.objects.filter(key="a-lab").update(key=f"{MARK}-lab")
    LabRevision.objects.update(title=f"{MARK} lab")
    for release in Release.objects.order_by("id"):
        name = f"{MARK} {release.pk}"
        Release.objects.filter(pk=release.pk).update(name=name, scope=f"{MARK}-course")
    CourseInstructor.objects.filter(course=world.lesson.course).delete()
    world.lesson.course.refresh_from_db()
    draft = SectionRevision.objects.get(pk=world.draft.pk)
    record(by=None, at=NOW, action="changed", about=draft, note=f"{MARK} note", who=f"{MARK} Anna")


def admin_routes() -> Iterator[str]:
    """Every address of the admin as the URLconf writes it."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            yield from _walk(pattern, "")


def _walk(pattern: URLPattern | URLResolver, prefix: str) -> Iterator[str]:
    route = prefix + str(pattern.pattern)
    if isinstance(pattern, URLResolver):
        for each in pattern.url_patterns:
            yield from _walk(each, route)
    else:
        yield route


def to_nothing(address: str) -> str:
    """The same address of a thing that is not there."""
    return re.sub(r"/\d+(?=/)", f"/{NOWHERE}", address)


def answered(answer: HttpResponse) -> tuple[int, str]:
    """The code and the way on, in which no thing can be told from another."""
    return answer.status_code, re.sub(r"\d+", "N", answer.get("Location", ""))


def is_marked(answer: HttpResponse) -> bool:
    """Whether an answer, a page or a file, says anything of the course of others."""
    content = answer.getvalue() if answer.streaming else answer.content
    return MARK.encode() in content.lower()
