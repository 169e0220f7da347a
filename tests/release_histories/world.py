"""A course with three releases on their way, and those who read it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from accounts.models import Learner, User
from courses.models import SectionRevision
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of
from quizzes.answer_key import asked_question
from quizzes.models import QuestionRevision, Response
from quizzes.sending import sent_form
from quizzes.verifying import verify
from releases.models import Release
from releases.promotion import collect
from tests.factories import (
    NOW,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
    text_with,
)
from tests.release_histories.reference import Stand

KEYS = ("first-check", "second-check")
SHIPS = (("text", *KEYS[:1]), KEYS, ("text", *KEYS[:1]))
"""What each of the three releases brings anew; the base, under them, has everything."""
PEOPLE = ("staff", "staff", "away", *["person"] * 5, *["guest"] * 4)
MINUTE = timedelta(minutes=1)


class World:
    """The course, its three releases, and twelve who learn."""

    def __init__(self) -> None:
        compiled_course.cache_clear()  # ids come again where a history was undone
        asked_question.cache_clear()
        self.lesson = Lesson(*KEYS)
        self.mover: User = UserFactory.create(is_staff=True, is_superuser=True)
        self.author: User = UserFactory.create(is_staff=True, is_superuser=True)
        self.learners = [_learner(kind, number) for number, kind in enumerate(PEOPLE)]
        self.shipped: dict[str, list[tuple[int, int]]] = {}
        """By what it is: which release ships which revision, oldest first; the base is -1."""
        self._ship(-1, "text", self.lesson.revision.pk)
        for key, question in self.lesson.questions.items():
            self._ship(-1, key, question.pk)
        self.releases = [self._release(number) for number in range(3)]
        self.now: datetime = NOW + MINUTE
        self.forms = count(1)

    def _ship(self, release: int, what: str, revision: int) -> None:
        self.shipped.setdefault(what, []).append((release, revision))

    def _release(self, number: int) -> Release:
        lesson, drafts = self.lesson, []
        for what in SHIPS[number]:
            if what == "text":
                draft = SectionRevisionFactory.create(
                    section=lesson.section, source=text_with(*KEYS), created_by=self.author
                )
            else:
                draft = QuestionRevisionFactory.create(
                    question=lesson.questions[what].question, passage="first",
                    created_by=self.author,
                )  # fmt: skip
            drafts.append(draft)
            self._ship(number, what, draft.pk)
        release: Release = ReleaseFactory.create(scope=lesson.course.slug, salt=f"salt-{number}")
        collect(release, drafts)
        return release

    def release(self, number: int) -> Release:
        """One of the three, as it is stored now."""
        return Release.objects.get(pk=self.releases[number].pk)

    def reached(self, learner: Learner) -> set[int]:
        """Which of the three reach the learner, as the product says."""
        found = Release.objects.reaching(learner, scope=self.lesson.course.slug)
        return {number for number, each in enumerate(self.releases) if each.pk in found}

    def due(self, learner: Learner, stands: list[Stand]) -> set[int]:
        """Which of the three have to reach the learner, standing so."""
        user = learner.user
        is_staff = user is not None and user.is_active and user.is_staff
        return {
            number
            for number, stand in enumerate(stands)
            if stand.reaches(f"salt-{number}", learner.key, is_staff=is_staff)
        }

    def newest(self, what: str, reached: set[int]) -> int:
        """The id of the newest revision that these releases bring."""
        return [revision for number, revision in self.shipped[what] if number in {-1, *reached}][-1]

    def seen(self, learner: Learner) -> dict[str, int]:
        """What the learner sees of everything, as the product says."""
        texts = SectionRevision.objects.seen_by(learner, scope=self.lesson.course.slug)
        asked = QuestionRevision.objects.seen_by(learner, scope=self.lesson.course.slug)
        found = {row.question.key: row.pk for row in asked.select_related("question")}
        (text,) = texts
        return found | {"text": text.pk}

    def page(self, learner: Learner) -> SectionPage:
        """The section as that learner has it now."""
        standing = standing_of(learner, self.lesson.course.slug)
        assert standing is not None
        course = compiled_course(standing.course_id, standing.structure, standing.releases)
        section = course.section_by_id(self.lesson.section.pk)
        assert section is not None
        return SectionPage(Reader(course, standing), section)

    def answer(self, learner: Learner, key: str, revision: int, choice: str) -> int:
        """Send one form, and once more as a double click would; the status of the first."""
        form = {"revision": [str(revision)], "choice": [choice], "attempt": [str(next(self.forms))]}
        told = [
            verify(lambda: self.page(learner), learner, sent_form(key, form), at=self.now)
            for _click in range(2)
        ]
        return told[0].status


def responses() -> dict[int, tuple[object, ...]]:
    """Every answer as it was told, by id."""
    names = "learner_id", "revision_id", "choice__key", "verdict", "try_number", "points"
    return {row[0]: row[1:] for row in Response.objects.values_list("pk", *names)}


def _learner(kind: str, number: int) -> Learner:
    key = f"{number:02x}" * 16
    if kind == "guest":
        return LearnerFactory.create(guest=True, key=key)  # type: ignore[no-any-return]
    user = UserFactory.create(is_staff=kind != "person", is_active=kind != "away")
    return LearnerFactory.create(user=user, key=key)  # type: ignore[no-any-return]
