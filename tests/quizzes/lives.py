"""A learner's life in one section, act by act, through the same code as the pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.merging import claim
from accounts.models import Learner, User
from accounts.models.learners import key_of_guest, key_of_person
from courses.models import SectionProgress
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of
from quizzes.sending import sent_form
from quizzes.verifying import verify
from tests.factories import NOW, Lesson, QuestionRevisionFactory, UserFactory, released

SAID = ("sure", "unsure", "")
"""How sure, minute by minute: kept where the course asks."""
KEPT = ("marks", "answered", "points", "started_at", "updated_at", "completed_at")


class Life:
    """One person and the guests they are at times; every act takes a minute."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.user: User = UserFactory.create()
        self.people: dict[str, Learner] = {"person": self._learner()}
        self.latest = {key: question.pk for key, question in lesson.questions.items()}
        self.now: datetime = NOW

    def _learner(self) -> Learner:
        return Learner(user=self.user, key=key_of_person(self.user.pk))

    def page(self, who: Learner) -> SectionPage:
        """The section as that learner sees it now."""
        slug = self.lesson.course.slug
        standing = standing_of(who, slug)
        course = compiled_course(standing.course_id, standing.structure, standing.releases)
        reader = Reader(course, standing)
        return SectionPage(reader, course.section_by_id(self.lesson.section.pk))

    def answer(self, who: str, key: str, choice: str) -> None:
        """Verify a choice, or ask for the answer with "reveal"; practise once it is finished."""
        self.now += timedelta(minutes=1)
        learner = self._now(who)
        form = {"revision": [str(self.latest[key])], "attempt": [str(self.now)], "choice": [choice]}
        form["sure"] = [SAID[self.now.minute % 3]]
        if choice == "reveal":
            form["reveal"] = ["1"]
        if choice == "practise":
            form |= {"practise": ["1"], "choice": ["right"]}
        verify(lambda: self.page(learner), learner, sent_form(key, form), at=self.now)

    def sign_in(self, guest: str) -> None:
        """The guest signs in as the person, and is the person from then on."""
        self.now += timedelta(minutes=1)
        self.people["person"] = claim(self.user, guest_token=f"{guest}{self.user.pk}", at=self.now)
        self.people[guest] = self.people["person"]

    def revise(self, key: str) -> None:
        """A new revision of the question reaches everyone."""
        question = self.lesson.questions[key].question
        newer = QuestionRevisionFactory.create(question=question, passage="first")
        released(newer, scope=self.lesson.course.slug)
        self.latest[key] = newer.pk

    def _now(self, who: str) -> Learner:
        """The learner, with the row they may have got meanwhile."""
        if who not in self.people:
            self.people[who] = Learner(key=key_of_guest(f"{who}{self.user.pk}"))
        known = self.people[who]
        self.people[who] = Learner.objects.filter(key=known.key).first() or known
        return self.people[who]

    def progress(self) -> dict[int, dict[str, object]]:
        """What is stored of the section, by learner."""
        rows = SectionProgress.objects.filter(section=self.lesson.section)
        return {row.learner_id: {name: getattr(row, name) for name in KEPT} for row in rows}
