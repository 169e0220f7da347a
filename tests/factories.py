"""The smallest valid thing of each kind; traits name the stages of its life."""

from __future__ import annotations

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from accounts.models import Cohort, Learner, User
from courses.models import Course, Module, Section, SectionRevision
from quizzes.models import Choice, Question, QuestionRevision
from releases.models import Release, Revision
from releases.promotion import collect, promote
from releases.rings import Ring
from tests.questions import rows_of
from tests.teaching import TaughtFactory

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PASSWORD = "a long enough passphrase"


class UserFactory(DjangoModelFactory[User]):
    """A person with a password."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password(PASSWORD)

    class Params:
        staff = factory.Trait(is_staff=True)


class LearnerFactory(DjangoModelFactory[Learner]):
    """A signed-in person who learns; `guest=True` for one without an account."""

    class Meta:
        model = Learner

    user = factory.SubFactory(UserFactory)
    key = factory.Sequence(lambda n: f"{n:032x}")

    class Params:
        guest = factory.Trait(user=None)


class CohortFactory(DjangoModelFactory[Cohort]):
    """An empty cohort."""

    class Meta:
        model = Cohort

    name = factory.Sequence(lambda n: f"Cohort {n}")
    slug = factory.Sequence(lambda n: f"cohort-{n}")


class CourseFactory(TaughtFactory):
    """A course that guests may read, written by the instructors there are, or those given."""

    class Meta:
        model = Course
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"course-{n}")
    title = factory.Sequence(lambda n: f"Course {n}")


class ModuleFactory(DjangoModelFactory[Module]):
    """A module of its own course."""

    class Meta:
        model = Module

    course = factory.SubFactory(CourseFactory)
    number = factory.Sequence(lambda n: n % 90 + 10)
    slug = factory.LazyAttribute(lambda module: f"m{module.number:02}")
    title = factory.Sequence(lambda n: f"Module {n}")


class SectionFactory(DjangoModelFactory[Section]):
    """A section's place."""

    class Meta:
        model = Section

    module = factory.SubFactory(ModuleFactory)
    # Clear of the places that tests name themselves: 1 to 9.
    number = factory.Sequence(lambda n: n % 90 + 10)
    slug = factory.LazyAttribute(lambda section: f"s{section.number}")


class SectionRevisionFactory(DjangoModelFactory[SectionRevision]):
    """A draft text."""

    class Meta:
        model = SectionRevision

    section = factory.SubFactory(SectionFactory)
    title = factory.Sequence(lambda n: f"Section {n}")
    source = "## // first | A heading {#first}\n\nSome text.\n"


class QuestionFactory(DjangoModelFactory[Question]):
    """A question's place."""

    class Meta:
        model = Question

    section = factory.SubFactory(SectionFactory)
    key = factory.Sequence(lambda n: f"question-{n}")


class QuestionRevisionFactory(DjangoModelFactory[QuestionRevision]):
    """A draft question with four choices, of which "right" is the key; or one of another kind.

    `tests.questions` says what the questions of other kinds hold.
    """

    class Meta:
        model = QuestionRevision
        skip_postgeneration_save = True

    question = factory.SubFactory(QuestionFactory)
    stem = "What happens?"
    key_idea = "The one fact to keep."

    @factory.post_generation
    def choices(self, create: bool, names: list[str] | None, **_: object) -> None:
        rows = rows_of(self.kind, names)
        for position, row in enumerate(rows):
            explanation = f"Secret explanation of {row['key']}"
            Choice.objects.create(
                revision=self, position=position, **{"explanation": explanation} | row
            )


class ReleaseFactory(DjangoModelFactory[Release]):
    """A release that nobody sees yet."""

    class Meta:
        model = Release

    scope = "course"
    name = factory.Sequence(lambda n: f"Release {n}")


def released(*revisions: Revision, scope: str, to: Ring = Ring.A3, **fields: object) -> Release:
    """A release of these drafts, promoted ring by ring."""
    release: Release = ReleaseFactory.create(scope=scope, **fields)
    collect(release, revisions)
    while release.ring < to:
        promote(release, by=None, at=NOW)
    return release


class Lesson:
    """A released section with its checks: what most journeys start from.

    `questions` are the released question revisions, by key.
    """

    def __init__(self, *keys: str, course: Course | None = None, **section: object) -> None:
        keys = keys or ("first-check", "second-check")
        module = ModuleFactory.create(course=course or CourseFactory.create(), number=6, slug="m06")
        self.course: Course = module.course
        self.section: Section = SectionFactory.create(module=module, number=3, slug="s3", **section)
        self.revision = SectionRevisionFactory.create(section=self.section, source=text_with(*keys))
        self.questions = {
            key: QuestionRevisionFactory.create(
                question__section=self.section, question__key=key, passage="first"
            )
            for key in keys
        }
        self.release = released(self.revision, *self.questions.values(), scope=self.course.slug)
        self.url = self.section.get_absolute_url()

    def check_url(self, key: str = "first-check") -> str:
        """Where answers to that check go."""
        return f"{self.url}checks/{key}/"

    def form(self, key: str = "first-check", choice: str = "", **fields: object) -> dict[str, str]:
        """A form as the page would send it; give `attempt` to repeat one."""
        form = {"revision": self.questions[key].pk, "attempt": f"{key} {choice}", **fields}
        return {name: str(value) for name, value in form.items()} | (
            {"choice": choice} if choice else {}
        )


def text_with(*keys: str) -> str:
    """A section's text with these checks at its end."""
    checks = "\n".join(f"/// check | {key}\n///\n" for key in keys)
    return (
        "## // first | A heading {#first}\n\nSome text.\n\n"
        f"## // knowledge check | Questions {{#check}}\n\n/// score\n///\n\n{checks}"
    )
