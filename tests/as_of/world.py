"""A course with one release that everyone has and one that is dark."""

from __future__ import annotations

from accounts.models import User
from releases.models import Release
from releases.promotion import collect
from tests.factories import (
    Lesson,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
    text_with,
)


class TwoReleases:
    """The lesson as everyone reads it, and a dark release that changes it and adds a section."""

    def __init__(self) -> None:
        self.lesson = Lesson("first-check", opens_after=None)
        self.writer: User = UserFactory.create(staff=True, is_superuser=True)
        slug, module = self.lesson.course.slug, self.lesson.section.module
        source = text_with("first-check").replace(
            "Some text.", f"Another text, with [a link](/courses/{slug}/m06/s3/)."
        )
        self.text = SectionRevisionFactory.create(section=self.lesson.section, source=source)
        self.new = SectionFactory.create(
            module=module, number=4, slug="s4", opens_after=self.lesson.section
        )
        self.asked = QuestionRevisionFactory.create(
            question__section=self.new, question__key="dark-check", stem="A dark question?"
        )
        added = SectionRevisionFactory.create(
            section=self.new, title="The new one", source=text_with("dark-check")
        )
        self.dark: Release = ReleaseFactory.create(scope=slug, name="Dark", moves=0)
        collect(self.dark, [self.text, added, self.asked])

    def address(self, name: str = "", path: str = "") -> str:
        """The section, or another page of the course, as of the set of that name."""
        return f"/as-of/{name or f'release-{self.dark.pk}'}{path or self.lesson.url}"
