"""A made-up course in the database: modules, sections and questions, released to everyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.models import Course, Module, Section, SectionRevision
from quizzes.models import Choice, Question, QuestionRevision
from releases.models import Release
from releases.promotion import collect, promote
from releases.rings import Ring

SLUG = "made-up-course"
QUESTIONS_A_SECTION, SECTIONS_A_MODULE = 20, 5
CHOICES = ("first-wrong", "right", "second-wrong", "third-wrong")


@dataclass(frozen=True, slots=True)
class Asked:
    """A released question as answers need it."""

    key: str
    revision: int
    choices: dict[str, int]
    """Ids of the choices, by key."""
    right: str


@dataclass(frozen=True, slots=True)
class Place:
    """A section's id and its questions in order."""

    section: int
    questions: tuple[Asked, ...]


@transaction.atomic
def make_course(questions: int, *, at: datetime) -> None:
    """Write a course with that many questions, 20 to a section, and release it to ring A3."""
    course = Course.objects.create(slug=SLUG, title="A made-up course")
    release = Release.objects.create(scope=SLUG, name="All of it")
    for number, first in enumerate(range(0, questions, QUESTIONS_A_SECTION)):
        keys = [
            f"question-{n:03}" for n in range(first, min(first + QUESTIONS_A_SECTION, questions))
        ]
        section = _section(course, number)
        text = SectionRevision(section=section, title=f"Section {number + 1}", source=_text(keys))
        text.save()
        collect(release, [text, *(_question(section, key) for key in keys)])
    while release.ring < Ring.A3:
        promote(release, by=None, at=at)


def released_places(course_slug: str) -> list[Place]:
    """The sections of a course with the released questions in each, in order."""
    revisions = (
        QuestionRevision.objects.filter(question__section__module__course__slug=course_slug)
        .exclude(release=None)
        .order_by("question__section", "question__key")
        .select_related("question")
        .prefetch_related("choices")
    )
    places: dict[int, list[Asked]] = {}
    for revision in revisions:
        choices = list(revision.choices.all())
        right = next(choice.key for choice in choices if choice.is_key)
        ids = {choice.key: choice.pk for choice in choices}
        asked = Asked(revision.question.key, revision.pk, ids, right)
        places.setdefault(revision.question.section_id, []).append(asked)
    return [Place(section, tuple(asked)) for section, asked in places.items()]


def _section(course: Course, number: int) -> Section:
    module, place = divmod(number, SECTIONS_A_MODULE)
    within, _made = Module.objects.get_or_create(
        course=course,
        number=module + 1,
        defaults={"slug": f"m{module + 1:02}", "title": f"Module {module + 1}"},
    )
    return Section.objects.create(module=within, number=place + 1, slug=f"s{place + 1:02}")


def _question(section: Section, key: str) -> QuestionRevision:
    question = Question.objects.create(section=section, key=key)
    revision = QuestionRevision.objects.create(
        question=question, stem=f"What does {key} ask?", key_idea="One fact to keep."
    )
    for position, name in enumerate(CHOICES):
        Choice.objects.create(
            revision=revision,
            position=position,
            key=name,
            text=f"The choice called {name}",
            explanation=f"Why {name} is what it is",
            is_key=name == "right",
        )
    return revision


def _text(keys: list[str]) -> str:
    checks = "\n".join(f"/// check | {key}\n///\n" for key in keys)
    return f"## // made up | Something to read {{#read}}\n\nA sentence.\n\n{checks}"
