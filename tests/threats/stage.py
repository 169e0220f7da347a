"""A course in which every text that anyone can set is hostile."""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import Cohort, Learner, User
from casestudies.models import CaseStudy
from courses.models import Course, Module, Section, SectionRevision
from quizzes.models import Choice
from releases.models import Release
from releases.promotion import collect
from releases.rings import Ring
from tests.casestudies.shelf import write_revision
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionFactory,
    SectionRevisionFactory,
    text_with,
)

MOST = 96
"""Sections a module may hold, and some room."""

type Say = Callable[[int], str]
"""Says the text with that number."""


class Stage:
    """Sections, questions, people and cohorts named by `say(0)`, `say(1)` …, `count` of each."""

    def __init__(self, say: Say, count: int = MOST) -> None:
        self.say, self.count = say, min(count, MOST)
        self.course: Course = CourseFactory.create(slug="stage", title=say(0)[:120], summary=say(1))
        self.module: Module = ModuleFactory.create(
            course=self.course, number=1, slug="m01", title=say(2)[:120], summary=say(3)
        )
        self.sections = [self._section(n) for n in range(self.count)]
        self.revisions = [self._revision(n) for n in range(self.count)]
        self.release: Release = ReleaseFactory.create(scope="stage", name=say(4)[:120])
        collect(self.release, self.revisions)
        # Past the smoke tests, which refuse some of these: even then they must be harmless.
        Release.objects.filter(pk=self.release.pk).update(ring=Ring.A3, moves=3)
        self.asking = self._asking()
        self._people()

    def _section(self, n: int) -> Section:
        section: Section = SectionFactory.create(module=self.module, number=n + 1, slug=f"s{n}")
        return section

    def _revision(self, n: int) -> SectionRevision:
        revision: SectionRevision = SectionRevisionFactory.create(
            section=self.sections[n], title=self.say(n)[:120], subtitle=self.say(n)[:120],
            short_title=self.say(n)[:60], topic=self.say(n)[:60], lede=plain(self.say(n)),
        )  # fmt: skip
        return revision

    def _asking(self) -> SectionRevision:
        """A draft whose questions are hostile in every part, and a file's card."""
        keys = [f"q{n}" for n in range(self.count)]
        section: Section = SectionFactory.create(module=self.module, number=98, slug="asking")
        for n, key in enumerate(keys):
            revision = QuestionRevisionFactory.create(
                question__section=section, question__key=key, stem=self.say(n), key_idea=self.say(n)
            )
            for choice in Choice.objects.filter(revision=revision):
                choice.text = choice.explanation = self.say(n)
                choice.save()
        write_revision(
            CaseStudy.objects.create(section=section, key="file"), title=self.say(0)[:120],
            filename=self.say(0)[:80] + ".pdf",
        )  # fmt: skip
        source = text_with(*keys) + "\n/// case-study | file\n///\n"
        asking: SectionRevision = SectionRevisionFactory.create(section=section, source=source)
        return asking

    def _people(self) -> None:
        for n in range(self.count):
            name = self.say(n)
            person = User.objects.create(email=f"p{n}@example.org", name=name[:150])
            Learner.objects.create(user=person)
            Cohort.objects.create(name=f"{n} {name}"[:120], slug=f"c{n}")


def plain(text: str) -> str:
    """The text as one paragraph of a lede."""
    return " ".join(text.split())
