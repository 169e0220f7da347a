"""What searching tests begin with: a released text, and the words a page of results shows."""

from __future__ import annotations

import re

from django.test import Client

from courses.models import Course, Section, SectionRevision
from releases.models import Release
from releases.rings import Ring
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)

TEXT = """\
## // the guard | Where a flag is read {#guard}

A toggle router decides once per request; *nothing else* asks.

## // the café | Naïve façades {#cafe}

Crème brûlée is served by the **kitchen** & the bar.
"""


class Written:
    """One released section in a course of its own."""

    def __init__(
        self, source: str = TEXT, *, title: str = "Decouple deployment", to: Ring = Ring.A3,
        course: Course | None = None, **section: object,
    ) -> None:  # fmt: skip
        module = ModuleFactory.create(course=course or CourseFactory.create())
        self.course: Course = module.course
        self.section: Section = SectionFactory.create(module=module, **section)
        self.revision: SectionRevision = SectionRevisionFactory.create(
            section=self.section, title=title, source=source, lede="About *lanterns*."
        )
        self.release: Release = released(self.revision, scope=self.course.slug, to=to)
        self.url = self.section.get_absolute_url()


def search_url(course: Course) -> str:
    """Where that course is searched."""
    return f"{course.get_absolute_url()}search/"


def results(course: Course, question: str, client: Client | None = None) -> str:
    """The list of what the words find, as HTML; empty where nothing is found."""
    page = (client or Client()).get(search_url(course), {"q": question})
    assert page.status_code == 200
    found = re.search(r'<ol class="hits">(.*?)</ol>', page.content.decode(), re.DOTALL)
    return found[1] if found else ""


def links(course: Course, question: str, client: Client | None = None) -> list[str]:
    """The addresses it leads to, best first."""
    return re.findall(r'<a href="([^"]*)"', results(course, question, client))
